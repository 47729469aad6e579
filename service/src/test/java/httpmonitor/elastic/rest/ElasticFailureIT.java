package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.sun.net.httpserver.HttpServer;
import httpmonitor.elastic.TestStore;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealElasticsearch.class)
class ElasticFailureIT {

    @Test
    void aWrongPasswordIsReportedByBothClients(ElasticsearchServer server) {
        Credentials wrong = new Credentials.Login(server.username(), "no-such-word");
        try (var connection =
                ElasticConnection.to(ElasticSettings.of(server.url()).with(wrong))) {
            String expected = "Cannot look: Elasticsearch at " + server.url() + " answers 401 (security_exception: ";
            String advice = "; check --api-key, or --username and --password";
            assertThat(low(connection)).startsWith(expected).endsWith(advice).doesNotContain("no-such-word");
            assertThat(typed(connection)).startsWith(expected).endsWith(advice);
        }
    }

    @Test
    void plainHttpWhereTlsIsExpectedIsReported(ElasticsearchServer server) {
        try (var connection =
                ElasticConnection.to(ElasticSettings.of(server.url().replace("http:", "https:")))) {
            assertThat(low(connection))
                    .contains("the server does not speak TLS on that port")
                    .contains("use http://");
            assertThat(typed(connection))
                    .contains("the server does not speak TLS on that port")
                    .contains("use http://");
        }
    }

    @Test
    void anAddressWithoutAServerIsReported() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var connection = ElasticConnection.to(ElasticSettings.of("http://127.0.0.1:" + port))) {
            String expected = "Cannot look: Elasticsearch at http://127.0.0.1:" + port
                    + " cannot be reached (connection refused); check that it runs there, and --es-url";
            assertThat(low(connection)).isEqualTo(expected);
            assertThat(typed(connection)).isEqualTo(expected);
        }
    }

    @Test
    void theStatusOfAGatewaysAnswerIsReportedByBothClients() throws Exception {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            byte[] body = "{\"message\":\"Forbidden\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
        try (var connection = ElasticConnection.to(
                ElasticSettings.of("http://127.0.0.1:" + gateway.getAddress().getPort()))) {
            assertThat(low(connection)).contains(" answers 403").contains("give that user or key the privilege");
            assertThat(typed(connection)).contains(" answers 403").contains("give that user or key the privilege");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void aHostThatDoesNotExistIsReported() {
        try (var connection = ElasticConnection.to(ElasticSettings.of("http://no-such-host.invalid:9200"))) {
            assertThat(low(connection)).contains("(no such host)");
            assertThat(typed(connection)).contains("(no such host)");
        }
    }

    @Test
    void aMissingIndexIsReportedInTheServersWords(ElasticsearchServer server) {
        try (TestStore store = new TestStore(server)) {
            assertThat(store.connection.sentence(
                            "Cannot look", catchThrowable(() -> store.send("GET", "/no-such-index", ""))))
                    .contains("answers 404 (index_not_found_exception: no such index [no-such-index])");
        }
    }

    private static String low(ElasticConnection connection) {
        Request request = new Request("GET", "/_cluster/health");
        return connection.sentence("Cannot look", catchThrowable(() -> connection.send(request)));
    }

    private static String typed(ElasticConnection connection) {
        return connection.sentence(
                "Cannot look",
                catchThrowable(() -> connection.client().cluster().health()));
    }
}
