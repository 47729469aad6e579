package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the second of the first or the last hit, by sorting, which skips whatever lies behind it.
 *
 * @param index of the hits
 * @param query which hits, not all of them: see {@link BeginningSearch}
 */
record EdgeSearch(String index, Object query, Edge edge) implements Search<Optional<Instant>> {

    /** Which hit. */
    enum Edge {
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
                List.of(object(Field.TIMESTAMP, object("order", edge.order, "unmapped_type", "date"))));
    }

    @Override
    public Optional<Instant> read(JsonNode response) {
        JsonNode time = response.at("/hits/hits/0/sort/0");
        return time.isNumber()
                ? Optional.of(Instant.ofEpochMilli(time.asLong()).truncatedTo(ChronoUnit.SECONDS))
                : Optional.empty();
    }
}
