package httpmonitor.elastic.schema;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.RestJson;
import java.util.Map;
import java.util.Optional;

/**
 * Checks whether the indices of hits have our mapping. The owner of a stolen writer's key may add a runtime field that
 * hides a stored one, and an index that was made before the templates has a guessed mapping.
 */
public final class StoredMappings {
    private final RestJson rest;
    private final String pattern;

    /** For the indices of this pattern. */
    public StoredMappings(ElasticConnection connection, String pattern) {
        this.rest = new RestJson(connection);
        this.pattern = pattern;
    }

    /**
     * Checks them, in one request. Needs {@code view_index_metadata}.
     *
     * @return a sentence that names an index with another mapping, and what to do; empty where there is none
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Optional<String> objection() throws ElasticException {
        JsonNode answer = rest.get(
                "Cannot read the mapping of the hits",
                "/" + pattern + "/_mapping?ignore_unavailable=true",
                "*.mappings");
        for (Map.Entry<String, JsonNode> index : answer.properties()) {
            Optional<String> difference = HitMapping.difference(index.getValue().path("mappings"));
            if (difference.isPresent()) {
                return Optional.of(
                        "The index " + index.getKey() + " has a mapping that is not ours: " + difference.get()
                                + "; sections and other numbers of its hits cannot be trusted. Find out who"
                                + " changed it (a writer's key"
                                + " allows it), remove the runtime field or reindex, and run setup");
            }
        }
        return Optional.empty();
    }
}
