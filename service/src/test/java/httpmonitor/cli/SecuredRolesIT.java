package httpmonitor.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticFailure;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.testing.SecuredElasticsearch;
import httpmonitor.testing.SecuredServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests Elasticsearch accepts with the API keys that {@code setup --create-keys} prints. */
@ExtendWith(SecuredElasticsearch.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredRolesIT {
    private final String prefix = RealElasticsearch.freshPrefix() + "-";
    private final Map<String, ElasticConnection> connections = new HashMap<>();

    @BeforeAll
    void setUp(SecuredServer server) throws IOException {
        Map<String, String> environment = Map.of(
                "HTTPMONITOR_ES_URL", server.url(),
                "HTTPMONITOR_CA_CERT", server.caCert().toString(),
                "HTTPMONITOR_INDEX", prefix + "*",
                "HTTPMONITOR_USERNAME", server.username(),
                "HTTPMONITOR_PASSWORD", server.password());
        Commands.Result setup = new Commands(environment).run("setup", "--create-keys");
        Matcher key = Pattern.compile("API key httpmonitor_(\\w+), shown this once: (\\S+)")
                .matcher(setup.out());
        while (key.find()) {
            connections.put(
                    key.group(1),
                    ElasticConnection.to(ElasticSettings.of(server.url())
                            .trusting(server.caCert())
                            .with(new Credentials.ApiKey(key.group(2)))));
        }
        assertThat(connections).as(setup.err()).hasSize(3);
        connections.put("administrator", ElasticConnection.to(server.settings(server.username(), server.password())));
        String hit = "{\"@timestamp\":\"2026-11-29T10:00:00Z\"}";
        send("administrator", "PUT", "/" + prefix + "2026.11.29/_create/first", hit);
        for (String index : List.of("httpmonitor-unparsed", "httpmonitor-heartbeat", "httpmonitor-alerts")) {
            send("administrator", "PUT", "/" + index + "/_doc/first", hit);
        }
    }

    @AfterAll
    void close() {
        connections.values().forEach(ElasticConnection::close);
    }

    /**
     * The third column names the keys that may: writer, reader, alert writer. In a path, {@code HITS} is the prefix of
     * the hits.
     */
    @ParameterizedTest
    @CsvSource({
        "POST, HITS2026.11.29/_doc?op_type=create, w",
        "PUT, HITS2026.11.29/_doc/first, -",
        "POST, HITS2026.11.29/_update/first, -",
        "DELETE, HITS2026.11.29/_doc/first, -",
        "DELETE, HITS2026.11.29, -",
        "POST, HITS2026.11.29/_close, -",
        "PUT, HITS2026.11.29/_settings, -",
        "GET, HITS2026.11.29/_search, ra",
        "GET, HITS2026.11.29/_doc/first, ra",
        "GET, HITS2026.11.29/_mapping, wra",
        "POST, httpmonitor-unparsed/_doc?op_type=create, w",
        "GET, httpmonitor-unparsed/_search, ra",
        "PUT, httpmonitor-heartbeat/_doc/first, w",
        "GET, httpmonitor-heartbeat/_search, ra",
        "DELETE, httpmonitor-heartbeat/_doc/first, -",
        "PUT, httpmonitor-alerts/_doc/first, a",
        "GET, httpmonitor-alerts/_search, ra",
        "DELETE, httpmonitor-alerts, -",
        "PUT, elsewhere/_doc/first, -",
        "GET, _index_template, wra",
        "PUT, _index_template/own, -",
        "GET, _cluster/health, wra",
        "PUT, _cluster/settings, -",
        "GET, _security/user, -",
        "POST, _security/api_key, -",
        "PUT, _ilm/policy/own, -",
        "GET, .security/_search, -"
    })
    void aKeyMayDoItsWorkAndNoMore(String method, String path, String allowed) {
        for (String role : List.of("writer", "reader", "alert_writer")) {
            int status = status(role, method, "/" + path.replace("HITS", prefix));
            if (allowed.contains(role.substring(0, 1))) {
                assertThat(status).as("%s %s as %s", method, path, role).isLessThan(300);
            } else {
                assertThat(status).as("%s %s as %s", method, path, role).isEqualTo(403);
            }
        }
    }

    private int status(String role, String method, String path) {
        try {
            send(role, method, path, method.equals("GET") || method.equals("DELETE") ? "" : body(path));
            return 200;
        } catch (IOException e) {
            return ElasticFailure.of(e).status().orElse(0);
        }
    }

    private static String body(String path) {
        if (path.contains("/_doc")) {
            return "{\"@timestamp\":\"2026-11-29T10:00:00Z\"}";
        }
        if (path.contains("/_update")) {
            return "{\"doc\":{\"section\":\"/x\"}}";
        }
        if (path.contains("_ilm")) {
            return "{\"policy\":{\"phases\":{}}}";
        }
        if (path.contains("_index_template")) {
            return "{\"index_patterns\":[\"own-*\"]}";
        }
        if (path.contains("_settings")) {
            return "{\"index.refresh_interval\":\"2s\"}";
        }
        if (path.contains("_cluster")) {
            return "{\"persistent\":{\"action.auto_create_index\":\"true\"}}";
        }
        return path.contains("api_key") ? "{\"name\":\"own\"}" : "";
    }

    private void send(String role, String method, String path, String body) throws IOException {
        Request request = new Request(method, path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        requireNonNull(connections.get(role)).send(request);
    }
}
