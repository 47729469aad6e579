package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Asks for the sources' heartbeats. Where there are too many, it gets the newest ones: those give the horizon.
 *
 * @param now the wall time; heartbeats that are older than a day are left out
 */
public record HeartbeatSearch(Instant now) implements Search<List<SourceHeartbeat>> {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST_SOURCES = 10_000;

    /** Clocks may differ by this; a heartbeat cannot cover later times than its own or ours. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

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
                FilterQuery.from(DocumentField.TIMESTAMP, now.minus(KEPT)),
                "sort",
                List.of(Search.sorted(DocumentField.TIMESTAMP, "desc", "date")));
    }

    /**
     * The heartbeats that can be read, oldest {@code covered_until} first; each of the others is reported once. One
     * that lies in the future is returned: it shows that the source exists, though not what is stored.
     */
    @Override
    public List<SourceHeartbeat> read(JsonNode response) throws TrafficUnavailableException {
        List<SourceHeartbeat> heartbeats = new ArrayList<>();
        for (JsonNode hit : SearchAnswer.hits(response)) {
            try {
                heartbeats.add(heartbeat(hit.path("_source")));
            } catch (TrafficUnavailableException e) {
                LeftOut.say(hit.path("_id").asText("without an id"), String.valueOf(e.getMessage()));
            }
        }
        heartbeats.sort(Comparator.comparing(SourceHeartbeat::coveredUntil));
        return heartbeats;
    }

    private SourceHeartbeat heartbeat(JsonNode source) throws TrafficUnavailableException {
        OptionalLong backlog = source.has("size") && source.has("offset")
                ? OptionalLong.of(Math.max(
                        0, SearchAnswer.numberOrNone(source, "size") - SearchAnswer.numberOrNone(source, "offset")))
                : OptionalLong.empty();
        Instant at = time(source, "@timestamp");
        return new SourceHeartbeat(
                text(source, "host"),
                text(source, "path"),
                at,
                covered(source, at.isAfter(now) ? at : now),
                backlog,
                source.has("size") ? OptionalLong.of(SearchAnswer.numberOrNone(source, "size")) : OptionalLong.empty(),
                SearchAnswer.numberOrNone(source, "hits"),
                text(source, "warning"));
    }

    private static String text(JsonNode source, String name) throws TrafficUnavailableException {
        JsonNode text = source.path(name);
        if (!text.isMissingNode() && !text.isTextual()) {
            throw new TrafficUnavailableException("its " + name + " is no text");
        }
        return text.asText();
    }

    private static Instant covered(JsonNode heartbeat, Instant latest) throws TrafficUnavailableException {
        Instant covered = time(heartbeat, "covered_until");
        if (covered.isAfter(latest.plus(AHEAD))) {
            throw new TrafficUnavailableException("its covered_until lies in the future, " + covered
                    + "; check the clock of " + heartbeat.path("host").asText());
        }
        return covered;
    }

    private static Instant time(JsonNode heartbeat, String name) throws TrafficUnavailableException {
        try {
            return Instant.parse(heartbeat.path(name).asText());
        } catch (DateTimeParseException e) {
            throw new TrafficUnavailableException("its " + name + " is no time", e);
        }
    }
}
