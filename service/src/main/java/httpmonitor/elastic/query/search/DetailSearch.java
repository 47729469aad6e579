package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.DetailTraffic;
import httpmonitor.traffic.DetailTraffic.Count;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks into some hits of an interval: few enough, so that plain lists of values serve.
 *
 * @param index of the hits
 * @param seen which of them are looked at
 * @param top the length of the lists
 * @param of which hits of the interval
 */
public record DetailSearch(String index, FilterQuery seen, int top, TimeRange interval, Condition of)
        implements Search<DetailTraffic> {

    /** Up to this number of values, all counts are exact, also over several shards. */
    private static final int EXACT = 1_000;

    @Override
    public Map<String, Object> body() {
        return object(
                "size",
                0,
                "track_total_hits",
                true,
                "query",
                seen.and(FilterQuery.range(interval), FilterQuery.query(of)),
                "aggs",
                object(
                        "urls", busiest(DocumentField.PATH),
                        "clients", busiest(DocumentField.CLIENT),
                        "sections", busiest(DocumentField.SECTION),
                        "statuses", busiest(DocumentField.STATUS),
                        "methods", busiest(DocumentField.METHOD),
                        "user_agents", busiest(DocumentField.USER_AGENT),
                        "latency", LatencyPart.aggregation()));
    }

    private Map<String, Object> busiest(String field) {
        return object("terms", object("field", field, "size", top, "shard_size", Math.max(top, EXACT)));
    }

    @Override
    public DetailTraffic read(JsonNode response) throws TrafficUnavailableException {
        if (SearchAnswer.indices(response) == 0) {
            return new DetailTraffic(of, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        long hits = SearchAnswer.total(response);
        return new DetailTraffic(
                of,
                hits,
                counts(response, "urls"),
                counts(response, "clients"),
                counts(response, "sections"),
                counts(response, "statuses"),
                counts(response, "methods"),
                counts(response, "user_agents"),
                LatencyPart.read(SearchAnswer.aggregation(response, "latency"), hits));
    }

    private static List<Count> counts(JsonNode response, String name) throws TrafficUnavailableException {
        List<Count> counts = new ArrayList<>();
        for (JsonNode bucket : SearchAnswer.buckets(SearchAnswer.aggregation(response, name))) {
            counts.add(new Count(SearchAnswer.key(bucket), SearchAnswer.count(bucket)));
        }
        return counts;
    }
}
