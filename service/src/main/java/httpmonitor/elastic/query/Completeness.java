package httpmonitor.elastic.query;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.SearchAnswer;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.stream.Stream;

/** Refuses a search's answer that covers only a part of the hits. */
public final class Completeness {

    /**
     * The status where shards of an index cannot be searched: for a tenth of a second in a new index, longer while a
     * shard recovers, and until it is repaired where a shard is lost.
     */
    private static final int NOT_READY = 503;

    private Completeness() {}

    static void check(JsonNode response) throws TrafficUnavailableException {
        JsonNode error = response.path("error");
        if (response.path("status").asInt() == NOT_READY) {
            throw new TrafficUnavailableException(
                    "Elasticsearch cannot search all of it now, for example while an index is made; if that lasts,"
                            + " see its health: "
                            + reason(error));
        }
        if (error.path("type").asText().equals("index_closed_exception")) {
            throw new TrafficUnavailableException("index " + error.path("index").asText() + " is closed, so that its"
                    + " documents are not known: open it, or delete it");
        }
        if (!error.isMissingNode()) {
            throw new TrafficUnavailableException("Elasticsearch refused a search: " + reason(error));
        }
        JsonNode timedOut = SearchAnswer.required(response, "timed_out");
        if (!timedOut.isBoolean()) {
            throw new TrafficUnavailableException("Elasticsearch's answer does not say whether it is whole");
        }
        if (timedOut.asBoolean()) {
            throw new TrafficUnavailableException("Elasticsearch ran out of time and answered only in part");
        }
        JsonNode shards = SearchAnswer.required(response, "_shards");
        long total = SearchAnswer.number(shards, "total");
        long failed = SearchAnswer.number(shards, "failed");
        if (failed > 0) {
            throw new TrafficUnavailableException("Elasticsearch answered only in part: " + failed + " of "
                    + total + " shards failed: "
                    + reason(shards.path("failures").path(0).path("reason")));
        }
    }

    /**
     * The reason of an error. Where all shards answered and their reduction failed, there is no root cause, and the
     * reason before the cause is empty.
     */
    private static String reason(JsonNode error) {
        return Stream.of("/root_cause/0/reason", "/reason", "/caused_by/reason", "/root_cause/0/type", "/type")
                .map(place -> error.at(place).asText(""))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("no reason given");
    }
}
