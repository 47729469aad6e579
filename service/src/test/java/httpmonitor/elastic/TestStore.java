package httpmonitor.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * One test's corner of a real Elasticsearch: indices under a prefix that no other test has. Every answer that carries a
 * deprecation warning fails the test.
 */
public final class TestStore implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    public final ElasticConnection connection;
    public final IndexNames names = IndexNames.of(RealElasticsearch.freshPrefix() + "-*");

    public TestStore(ElasticsearchServer server) {
        connection = ElasticConnection.strict(
                ElasticSettings.of(server.url()).with(new Credentials.Login(server.username(), server.password())));
    }

    /** Sends a request; {@code body} may be empty. */
    public JsonNode send(String method, String endpoint, String body) throws IOException {
        Request request = new Request(method, endpoint);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        Response response = connection.send(request);
        try (InputStream in = response.getEntity().getContent()) {
            return JSON.readTree(in);
        }
    }

    /** Stores hits in one index, and makes them findable. */
    public void index(String index, List<StoredHit> hits) throws IOException {
        StringBuilder body = new StringBuilder();
        for (StoredHit hit : hits) {
            body.append("{\"create\":{}}\n").append(hit.json()).append('\n');
        }
        assertThat(send("POST", "/" + index + "/_bulk?refresh=true", body.toString())
                        .path("errors")
                        .asBoolean())
                .isFalse();
    }

    /** Removes the heartbeats that other tests have left. */
    public void forgetHeartbeats() throws IOException {
        send("DELETE", "/" + IndexNames.HEARTBEAT + "?ignore_unavailable=true", "");
    }

    /** The one document with this id in all indices of hits, after a refresh. */
    public JsonNode hit(String id) throws IOException {
        return document(names.pattern(), id);
    }

    /**
     * The one document with this id, with {@code _index}, {@code _source} and, where there is any, {@code _ignored}.
     */
    public JsonNode document(String index, String id) throws IOException {
        send("POST", "/" + index + "/_refresh", "");
        ObjectNode query = JSON.createObjectNode();
        query.putObject("query").putObject("ids").putArray("values").add(id);
        JsonNode hits = send("POST", "/" + index + "/_search", query.toString())
                .path("hits")
                .path("hits");
        assertThat(hits).hasSize(1);
        return hits.get(0);
    }

    @Override
    public void close() {
        connection.close();
    }
}
