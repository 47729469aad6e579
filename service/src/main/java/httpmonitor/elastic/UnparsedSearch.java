package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/** Counts the lines that are no hit. */
record UnparsedSearch() implements Search<Long> {

    @Override
    public String index() {
        return IndexNames.UNPARSED;
    }

    @Override
    public Map<String, Object> body() {
        return object("size", 0, "track_total_hits", true);
    }

    @Override
    public Long read(JsonNode response) throws TrafficUnavailableException {
        return Answer.total(response);
    }
}
