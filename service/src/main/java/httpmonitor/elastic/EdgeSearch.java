package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.TrafficFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the second of the first or the last hit of a range, by sorting, which skips whatever lies behind it.
 *
 * @param index of the hits
 * @param range a query on the time
 */
record EdgeSearch(String index, TrafficFilter filter, Object range, Edge edge) implements Search<Optional<Instant>> {

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
                new FilterQuery(filter).and(range),
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
