package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import httpmonitor.testing.Certificates;
import httpmonitor.testing.TlsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where the URL leads to something else than a healthy Elasticsearch. */
class ForeignServerIT {

    private static final String PAGE = "<!DOCTYPE html>\n<html><head><title>Welcome to nginx!</title></head></html>";
    private static final String NO_ELASTICSEARCH = "; that is not Elasticsearch, check host, port and path of --es-url";

    private HttpServer server;
    private int status = 200;
    private String body = PAGE;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                if (status == 302) {
                    exchange.getResponseHeaders().set("Location", "/login?next=/");
                }
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String ask(String url) {
        try (ElasticConnection connection = ElasticConnection.to(ElasticSettings.of(url))) {
            new RestJson(connection).get("Cannot look", "/_cluster/health", "status");
            return "";
        } catch (ElasticException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aWebPageIsNoAnswerOfElasticsearch() {
        assertThat(ask(url()))
                .isEqualTo("Cannot look: Elasticsearch at " + url() + " answers 200 (a web page, \"Welcome to nginx!\")"
                        + NO_ELASTICSEARCH);
    }

    @Test
    void aWebPageThatSaysNotFoundIsNoMissingIndex() {
        status = 404;
        body = "<html><body>no such page</body></html>";

        assertThat(ask(url())).endsWith(" answers 404 (a web page)" + NO_ELASTICSEARCH);
    }

    @Test
    void aRedirectIsReportedWithItsTarget() {
        status = 302;
        body = "";

        assertThat(ask(url()))
                .endsWith(" answers 302 (a redirect to /login?next=/, which is not followed);"
                        + " give the address itself in --es-url");
    }

    @Test
    void anAnswerThatIsNotJsonIsReported() {
        body = "ready";

        assertThat(ask(url()))
                .contains(" answers 200 (an answer that cannot be read: ")
                .endsWith(NO_ELASTICSEARCH);
    }

    @Test
    void aProxyThatWantsTlsIsUnderstood() {
        status = 400;
        body = "<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>";

        assertThat(ask(url())).endsWith("; use https:// in --es-url");
    }

    @Test
    void aRedClusterIsReported() {
        status = 408;
        body = "{\"cluster_name\":\"c\",\"status\":\"red\",\"timed_out\":true,\"unassigned_primary_shards\":3}";

        assertThat(ask(url()))
                .endsWith(" answers 408 (the cluster is red, 3 primary shards have no node);"
                        + " GET /_cluster/allocation/explain there shows why");
    }

    @Test
    void plainHttpToAPortOfTlsIsReported() throws Exception {
        try (TlsServer tls = new TlsServer(Certificates.Kind.RIGHT)) {
            assertThat(ask(tls.url().replace("https:", "http:")))
                    .endsWith("cannot be reached (its answer is not HTTP);"
                            + " use https:// in --es-url if it expects TLS, else look into its log");
        }
    }

    @Test
    void aServerThatClosesWithoutAnAnswerIsReported() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerOnce(silent, ""));

            assertThat(ask("http://127.0.0.1:" + silent.getLocalPort()))
                    .contains("cannot be reached (it closed the connection without an answer); use https://");
        }
    }

    /** As a proxy does that gives up in the middle of what Elasticsearch says. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 2_000_000, 40_000_000})
    void aLargeErrorThatEndsEarlyIsReportedWithItsStatusAndReason(int bytes) throws Exception {
        String begin =
                "{\"error\":{\"type\":\"search_phase_execution_exception\",\"reason\":\"all shards failed\",\"x\":\"";
        try (ServerSocket cutting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> answerOnce(
                            cutting,
                            "HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 90000000\r\n\r\n" + begin + "x".repeat(bytes)));

            assertThat(ask("http://127.0.0.1:" + cutting.getLocalPort()))
                    .endsWith(" answers 500 (search_phase_execution_exception: all shards failed)");
        }
    }

    @Test
    void tlsToAPortOfPlainHttpIsReported() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerOnce(plain, "HTTP/1.1 400 Bad Request\r\n\r\n"));

            assertThat(ask("https://127.0.0.1:" + plain.getLocalPort()))
                    .endsWith(
                            "cannot be reached (the server does not speak TLS on that port); use http:// in --es-url");
        }
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket client = server.accept()) {
            byte[] some = client.getInputStream().readNBytes(16);
            assertThat(some).hasSize(16);
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            return; // the client has gone first
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCaFileThatIsNotThereIsReported() {
        ElasticSettings settings = ElasticSettings.of("https://127.0.0.1:9").trusting(Path.of("no", "such.pem"));

        assertThatThrownBy(() -> ElasticConnection.to(settings))
                .hasMessage("the CA file no/such.pem does not exist, check --ca-cert");
    }
}
