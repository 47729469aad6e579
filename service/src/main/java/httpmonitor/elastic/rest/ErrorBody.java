package httpmonitor.elastic.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the body of an error answer. Elasticsearch writes
 * {@code {"error":{"root_cause":[{"type","reason"}],"type","reason"},"status"}}; a proxy may write any text.
 */
final class ErrorBody {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_FOREIGN = 200;

    private ErrorBody() {}

    /**
     * The first reason in it that is not empty, and its type; or the beginning of the text where it is not
     * Elasticsearch's.
     */
    static String reason(byte[] body) {
        String type = "";
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.VALUE_STRING || parser.currentName() == null) {
                    continue;
                }
                switch (parser.currentName()) {
                    case "type" -> type = parser.getText() + ": ";
                    case "reason", "error" -> {
                        if (!parser.getText().isEmpty()) { // else the cause follows
                            return type + parser.getText();
                        }
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            return foreign(body);
        }
        return type;
    }

    /**
     * The reason of a cluster that has waited for its shards without success: its health, not an error. Empty for other
     * bodies.
     */
    static Optional<String> unhealthy(byte[] body) {
        try {
            JsonNode health = Json.MAPPER.readTree(body);
            String status = health.path("status").asText();
            if (!health.path("timed_out").asBoolean() || !(status.equals("red") || status.equals("yellow"))) {
                return Optional.empty();
            }
            JsonNode missing = health.path("unassigned_primary_shards");
            return Optional.of("the cluster is " + status
                    + (missing.isInt() && missing.asInt() > 0 ? ", " + missing + " primary shards have no node" : ""));
        } catch (IOException e) {
            return Optional.empty(); // its beginning is quoted instead
        }
    }

    /** The name of the closed index, where that is the error; the server's reason does not name it. */
    static Optional<String> closedIndex(byte[] body) {
        try {
            JsonNode cause = Json.MAPPER.readTree(body).at("/error/root_cause/0");
            JsonNode index = cause.path("index");
            return cause.path("type").asText().equals("index_closed_exception") && index.isTextual()
                    ? Optional.of(index.asText())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String foreign(byte[] body) {
        return new String(body, 0, Math.min(body.length, LONGEST_FOREIGN), StandardCharsets.UTF_8);
    }
}
