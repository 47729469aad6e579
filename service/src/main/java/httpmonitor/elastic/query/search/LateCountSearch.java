package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/**
 * Counts all hits of the seconds for which late hits matter. Where the number is the same as was judged, no late hit
 * was added.
 *
 * @param index of the hits
 * @param hits which hits count
 * @param range the seconds
 */
public record LateCountSearch(String index, FilterQuery hits, TimeRange range) implements Search<Long> {

    @Override
    public Map<String, Object> body() {
        return object("size", 0, "track_total_hits", true, "query", hits.and(FilterQuery.range(range)));
    }

    @Override
    public Long read(JsonNode response) throws TrafficUnavailableException {
        return SearchAnswer.indices(response) == 0 ? 0L : SearchAnswer.total(response);
    }
}
