package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/**
 * Counts the hits of each second; for a share, also the total. One search counts both, so that they are of the same
 * moment.
 *
 * @param index of the hits
 * @param filter which hits count
 * @param counting which of them the rule counts
 */
public record SeriesSearch(String index, TrafficFilter filter, Counting counting, TimeRange range)
        implements Search<CountedHits> {

    /** A histogram that leaves out empty seconds. */
    private static final Map<String, Object> PER_SECOND = object(
            "date_histogram", object("field", DocumentField.TIMESTAMP, "fixed_interval", "1s", "min_doc_count", 1));

    @Override
    public Map<String, Object> body() {
        return Search.aggregating(false, FilterQuery.of(filter, counting).and(FilterQuery.range(range)), series());
    }

    private Map<String, Object> series() {
        Map<String, Object> series = object("seconds", PER_SECOND);
        if (counting.shareOfAll()) {
            Object matching = new FilterQuery(counting.matching()).query();
            series.put("matching", object("filter", matching, "aggs", object("seconds", PER_SECOND)));
        }
        return series;
    }

    @Override
    public CountedHits read(JsonNode response) throws TrafficUnavailableException {
        if (SearchAnswer.indices(response) == 0) {
            return CountedHits.empty(range);
        }
        HitSeries all = read(SearchAnswer.aggregation(response, "seconds"), range);
        if (!counting.shareOfAll()) {
            return CountedHits.of(all);
        }
        JsonNode matching = SearchAnswer.aggregation(response, "matching");
        return new CountedHits(read(SearchAnswer.required(matching, "seconds"), range), all);
    }

    private static HitSeries read(JsonNode histogram, TimeRange range) throws TrafficUnavailableException {
        long[] hits = new long[Math.toIntExact(range.seconds())];
        long sum = 0;
        for (JsonNode bucket : SearchAnswer.buckets(histogram)) {
            int second = SearchAnswer.position(bucket, range, 1);
            hits[second] = SearchAnswer.count(bucket, SearchAnswer.MOST - sum);
            sum += hits[second];
        }
        return HitSeries.of(range.from(), hits);
    }
}
