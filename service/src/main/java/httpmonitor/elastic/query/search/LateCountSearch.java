package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/**
 * Counts all hits of the seconds for which late ones matter, whenever they were read: where that is the number that was
 * judged, none has come late.
 *
 * @param index of the hits
 * @param hits which hits matter
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
