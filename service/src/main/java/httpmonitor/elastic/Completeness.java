package httpmonitor.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.TrafficUnavailableException;

/** Refuses a search's answer that stands for only a part of the hits. */
final class Completeness {

    private Completeness() {}

    static void check(JsonNode response) throws TrafficUnavailableException {
        JsonNode error = response.path("error");
        if (!error.isMissingNode()) {
            throw new TrafficUnavailableException("Elasticsearch refused a search: " + reason(error));
        }
        if (Answer.required(response, "timed_out").asBoolean()) {
            throw new TrafficUnavailableException("Elasticsearch ran out of time and answered only in part");
        }
        JsonNode shards = Answer.required(response, "_shards");
        int total = Answer.required(shards, "total").asInt();
        int failed = Answer.required(shards, "failed").asInt();
        if (failed > 0) {
            throw new TrafficUnavailableException("Elasticsearch answered only in part: " + failed + " of "
                    + total + " shards failed: "
                    + reason(shards.path("failures").path(0).path("reason")));
        }
    }

    private static String reason(JsonNode error) {
        JsonNode cause = error.path("root_cause").path(0);
        JsonNode told = cause.isMissingNode() ? error : cause;
        return told.path("reason").asText(told.path("type").asText("no reason given"));
    }
}
