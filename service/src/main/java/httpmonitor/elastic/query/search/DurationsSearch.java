package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.DurationHistogram;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts an interval's hits by how long they took, for the busiest sections and for all others together.
 *
 * @param index of the hits
 * @param filter which of them
 */
public record DurationsSearch(String index, FilterQuery filter, TimeRange interval)
        implements Search<List<DurationHistogram>> {

    /** The number of sections that are named. */
    static final int SECTIONS = 10;

    @Override
    public Map<String, Object> body() {
        Map<String, Object> aggregations = counted();
        Map<String, Object> terms =
                object("field", DocumentField.SECTION, "size", SECTIONS, "shard_size", EXACT, "execution_hint", "map");
        aggregations.put("by_section", object("terms", terms, "aggs", counted()));
        Object some = object("range", object(DocumentField.DURATION, object("gte", 0)));
        return Search.aggregating(true, filter.and(FilterQuery.range(interval), some), aggregations);
    }

    private static Map<String, Object> counted() {
        List<Object> ranges = new ArrayList<>();
        long from = 0;
        for (long bound : DurationHistogram.BOUNDS) {
            // A range has its beginning and not its end: whole nanoseconds, so that the bound itself is in.
            ranges.add(object("key", Long.toString(bound), "from", from, "to", bound + 1));
            from = bound + 1;
        }
        ranges.add(object("key", "more", "from", from));
        Object sum = object("sum", object("field", DocumentField.DURATION));
        Object range = object("range", object("field", DocumentField.DURATION, "ranges", ranges));
        return object("durations", range, "sum", sum);
    }

    /** The busiest sections, then all others; nothing where no hit has a duration. */
    @Override
    public List<DurationHistogram> read(JsonNode response) throws TrafficUnavailableException {
        long hits = SearchAnswer.indices(response) == 0 ? 0 : SearchAnswer.total(response);
        if (hits == 0) {
            return List.of();
        }
        JsonNode all = SearchAnswer.required(response, "aggregations");
        List<DurationHistogram> found = new ArrayList<>();
        Long[] rest = counts(all, hits);
        double nanos = sum(all, hits);
        for (JsonNode bucket : SearchAnswer.buckets(SearchAnswer.required(all, "by_section"))) {
            Long[] counts = counts(bucket, SearchAnswer.count(bucket, hits));
            double sum = sum(bucket, hits);
            for (int i = 0; i < counts.length; i++) {
                rest[i] = Math.max(0, rest[i] - counts[i]);
            }
            nanos -= sum;
            found.add(new DurationHistogram(Optional.of(SearchAnswer.key(bucket)), Arrays.asList(counts), sum));
        }
        found.add(new DurationHistogram(Optional.empty(), Arrays.asList(rest), Math.max(0, nanos)));
        return found;
    }

    private static Long[] counts(JsonNode parent, long hits) throws TrafficUnavailableException {
        JsonNode buckets = SearchAnswer.buckets(SearchAnswer.required(parent, "durations"));
        Long[] counts = new Long[DurationHistogram.BOUNDS.size() + 1];
        if (buckets.size() != counts.length) {
            throw new TrafficUnavailableException("Elasticsearch's answer has " + buckets.size()
                    + " ranges of durations" + " instead of " + counts.length);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = SearchAnswer.count(buckets.path(i), hits);
        }
        return counts;
    }

    private static double sum(JsonNode parent, long hits) throws TrafficUnavailableException {
        return (double) SearchAnswer.sum(SearchAnswer.required(parent, "sum"), "value", hits);
    }
}
