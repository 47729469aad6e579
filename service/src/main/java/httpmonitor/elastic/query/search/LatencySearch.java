package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the latency of a range's hits.
 *
 * @param index of the hits
 * @param filter which of them
 */
public record LatencySearch(String index, FilterQuery filter, TimeRange range) implements Search<Optional<Latency>> {

    @Override
    public Map<String, Object> body() {
        return Search.aggregating(
                true, filter.and(FilterQuery.range(range)), object("latency", LatencyPart.aggregation()));
    }

    @Override
    public Optional<Latency> read(JsonNode response) throws TrafficUnavailableException {
        return SearchAnswer.indices(response) == 0
                ? Optional.empty()
                : LatencyPart.read(SearchAnswer.aggregation(response, "latency"), SearchAnswer.total(response));
    }
}
