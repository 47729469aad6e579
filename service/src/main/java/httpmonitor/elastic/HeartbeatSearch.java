package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks for the sources' last signs of life, oldest {@code covered_until} first.
 *
 * @param now wall clock of the question: older ones than a day are left out
 */
record HeartbeatSearch(Instant now) implements Search<List<SourceHeartbeat>> {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST_SOURCES = 10_000;

    @Override
    public String index() {
        return IndexNames.HEARTBEAT;
    }

    @Override
    public Map<String, Object> body() {
        return object(
                "size",
                MOST_SOURCES,
                "track_total_hits",
                false,
                "query",
                FilterQuery.from(Field.TIMESTAMP, now.minus(KEPT)),
                "sort",
                List.of(object("covered_until", object("order", "asc", "unmapped_type", "date"))));
    }

    @Override
    public List<SourceHeartbeat> read(JsonNode response) throws TrafficUnavailableException {
        List<SourceHeartbeat> heartbeats = new ArrayList<>();
        for (JsonNode hit : Answer.required(Answer.required(response, "hits"), "hits")) {
            heartbeats.add(heartbeat(Answer.required(hit, "_source")));
        }
        return heartbeats;
    }

    private static SourceHeartbeat heartbeat(JsonNode source) throws TrafficUnavailableException {
        long backlog = source.path("size").asLong() - source.path("offset").asLong();
        return new SourceHeartbeat(
                source.path("host").asText(),
                source.path("path").asText(),
                time(source, "@timestamp"),
                time(source, "covered_until"),
                Math.max(0, backlog),
                source.path("hits").asLong());
    }

    private static Instant time(JsonNode heartbeat, String name) throws TrafficUnavailableException {
        String text = Answer.required(heartbeat, name).asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TrafficUnavailableException("A heartbeat's " + name + " is no time: " + text, e);
        }
    }
}
