package httpmonitor.elastic.admin;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.FilterQuery;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.RestJson;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.http.JsonBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** The stored heartbeats, for the operator of a store. */
public final class Heartbeats {

    private static final String WHAT = "Cannot tidy the heartbeats";

    private final RestJson rest;

    /** Uses a connection that the caller closes. */
    public Heartbeats(ElasticConnection connection) {
        this.rest = new RestJson(connection);
    }

    /**
     * Deletes the heartbeats of sources that are not read any more. Needs the privilege to delete.
     *
     * @param silentSince later heartbeats are kept
     * @param former whether the source of this host and this path is not read any more
     * @return the paths of the sources
     * @throws ElasticException where the server refuses, or does not answer
     */
    public List<String> forget(Instant silentSince, BiPredicate<String, String> former) throws ElasticException {
        List<String> forgotten = new ArrayList<>();
        for (JsonNode hit : find(silentSince, former)) {
            rest.delete(
                    WHAT,
                    "/" + IndexNames.HEARTBEAT + "/_doc/"
                            + encoded(hit.path("_id").textValue()));
            forgotten.add(hit.at("/_source/path").textValue());
        }
        return forgotten;
    }

    /**
     * Whether such a source has a heartbeat before this time, and none later.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public boolean anyBefore(Instant time, BiPredicate<String, String> former) throws ElasticException {
        return !find(time, former).isEmpty();
    }

    private List<JsonNode> find(Instant before, BiPredicate<String, String> former) throws ElasticException {
        String endpoint = "/" + IndexNames.HEARTBEAT + "/_search?ignore_unavailable=true";
        JsonNode found = rest.post(
                WHAT,
                endpoint,
                JsonBody.of(object(
                        "size", 1_000, "query", FilterQuery.before(DocumentField.TIMESTAMP, before), "_source", true)));
        List<JsonNode> result = new ArrayList<>();
        for (JsonNode hit : found.at("/hits/hits")) {
            JsonNode path = hit.at("/_source/path");
            JsonNode host = hit.at("/_source/host");
            boolean known =
                    path.isTextual() && host.isTextual() && hit.path("_id").isTextual();
            if (known && former.test(host.textValue(), path.textValue())) {
                result.add(hit);
            }
        }
        return result;
    }

    /** Encodes an id as one part of a path: writers choose the ids, which must not change the path. */
    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
    }
}
