package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import httpmonitor.doctor.ClusterChecks;
import httpmonitor.doctor.Finding;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three commands that look at a cluster's versions do say what they find. */
class LosingVersionTest {
    private static final String WARNING = "run Elasticsearch 9.5.1, which may lose hits";

    private static final String NO_HANDLER =
            "{\"error\":\"no handler found for uri [/] and method [GET]\",\"status\":400}";

    @TempDir
    private Path folder;

    private HttpServer server;
    private String version = "9.5.1";
    private int nodes = 3;
    private int templates = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/_security", exchange -> answer(exchange, 400, NO_HANDLER));
        server.createContext("/_ilm", exchange -> answer(exchange, 400, NO_HANDLER));
        server.createContext("/_index_template", exchange -> answer(exchange, templates, "{}"));
        server.createContext("/_nodes", exchange -> answer(exchange, 200, versions()));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String versions() {
        return IntStream.range(0, nodes)
                .mapToObj(node -> "\"n" + node + "\":{\"version\":\"" + version + "\"}")
                .collect(Collectors.joining(",", "{\"nodes\":{", "}}"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** All that the command says. */
    private String said(String... command) {
        Commands.Result result = new Commands(Map.of(
                        "HTTPMONITOR_ES_URL",
                        url(),
                        "HTTPMONITOR_DATA",
                        folder.resolve("data").toString()))
                .run(command);
        return result.out() + result.err();
    }

    private String[] ship() throws IOException {
        return new String[] {
            "ship", "--once", Files.createFile(folder.resolve(version + nodes)).toString()
        };
    }

    @Test
    void shipWarns() throws Exception {
        templates = 503; // it waits for the store, instead of a refusal
        assertThat(said(ship())).contains("Warning: 3 of the 3 nodes at http://127.0.0.1:", WARNING);
        nodes = 1;
        assertThat(said(ship())).doesNotContain(WARNING);
        nodes = 3;
        version = "9.5.3";
        assertThat(said(ship())).doesNotContain("may lose hits");
    }

    @Test
    void setupWarns() {
        assertThat(said("setup")).contains("Warning: 3 of the 3 nodes at http://127.0.0.1:", WARNING);
    }

    @Test
    void doctorWarns() throws Exception {
        try (ElasticConnection connection = ElasticConnection.to(ElasticSettings.of(url()))) {
            assertThat(new ClusterChecks(connection, IndexNames.of("access-log-*")).version())
                    .isInstanceOfSatisfying(Finding.Trouble.class, trouble -> {
                        assertThat(trouble.what())
                                .startsWith("3 of the 3 nodes at http://127.0.0.1:")
                                .contains(WARNING);
                        assertThat(trouble.remedy()).isEqualTo("Update Elasticsearch to 9.5.3 or later.");
                    });
        }
    }
}
