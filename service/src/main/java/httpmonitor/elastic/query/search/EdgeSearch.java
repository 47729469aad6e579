package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the second of the first or the last hit. It sorts by time, so that Elasticsearch skips all other hits.
 *
 * @param index of the hits
 * @param query which hits, not a query for all: see {@link BeginningSearch}
 * @param range within which the hit must lie
 */
public record EdgeSearch(String index, Object query, TimeRange range, Edge edge) implements Search<Optional<Instant>> {

    /** Which hit. */
    public enum Edge {
        FIRST("asc"),
        LAST("desc");

        private final String order;

        Edge(String order) {
            this.order = order;
        }
    }

    @Override
    public Map<String, Object> body() {
        return object(
                "size",
                1,
                "track_total_hits",
                false,
                "_source",
                false,
                "query",
                query,
                "sort",
                List.of(Search.sorted(DocumentField.TIMESTAMP, edge.order, "date")));
    }

    @Override
    public Optional<Instant> read(JsonNode response) throws TrafficUnavailableException {
        JsonNode hits = SearchAnswer.hits(response);
        return hits.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        SearchAnswer.sorted(hits.path(0).path("sort"), range).truncatedTo(ChronoUnit.SECONDS));
    }
}
