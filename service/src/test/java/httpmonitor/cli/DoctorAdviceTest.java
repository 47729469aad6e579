package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import httpmonitor.cli.Commands.Result;
import httpmonitor.doctor.Finding;
import httpmonitor.testing.Certificates;
import httpmonitor.testing.Certificates.Kind;
import httpmonitor.testing.CrippledDistribution;
import httpmonitor.testing.EmbeddedDistribution;
import httpmonitor.testing.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For a store that does not work, {@code doctor} gives one diagnosis, and the advice that fits it. */
class DoctorAdviceTest {

    @TempDir
    Path data;

    private Result doctor(String url, String... more) {
        List<String> args = new ArrayList<>(List.of("doctor", "--es-url", url));
        args.addAll(List.of(more));
        return new Commands(Map.of("HTTPMONITOR_DATA", data.toString())).run(args.toArray(String[]::new));
    }

    /** A server that has one answer for everything; {@code header} is a name and a value. */
    private static HttpServer server(int status, String body, String... header) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < header.length; i += 2) {
                    exchange.getResponseHeaders().set(header[i], header[i + 1]);
                }
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The output has one diagnosis of the store, and below it this advice, which the diagnosis does not repeat. */
    private static void assertAdvised(Result result, String diagnosis, String advice) {
        List<String> lines = result.out().lines().toList();
        List<String> troubles = lines.stream()
                .filter(line -> line.startsWith("TROUBLE ") && line.contains("Elasticsearch"))
                .toList();
        assertThat(troubles).as(result.out()).hasSize(1);
        assertThat(troubles.getFirst()).contains(diagnosis).doesNotContainIgnoringCase(advice);
        assertThat(lines.get(lines.indexOf(troubles.getFirst()) + 1)).isEqualTo("         " + advice + ".");
        assertThat(result.out()).doesNotContain("Start", "./run.sh up", "ok       The store answers");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void aRefusedRequestIsNoReasonToStartAStore() throws IOException {
        HttpServer server = server(
                403,
                "{\"error\":{\"type\":\"security_exception\",\"reason\":\"not authorised\"},\"status\":403}",
                "Content-Type",
                "application/json",
                "X-Elastic-Product",
                "Elasticsearch");
        try {
            Result result = doctor(url(server));

            assertThat(result.out())
                    .contains("answers 403", "not authorised", "Give that user or key the privilege, see setup.")
                    .doesNotContain("Start", "; give that user");
            assertAdvised(result, "not authorised", "Give that user or key the privilege, see setup");
        } finally {
            server.stop(0);
        }
    }

    /** Answers of a web server, and of a proxy that does not know the path in front of Elasticsearch. */
    @ParameterizedTest
    @CsvSource({
        "200, <html><title>Welcome!</title></html>, 'answers 200 (a web page, \"Welcome!\").'",
        "404, <html><body>no such page</body></html>, answers 404 (a web page).",
        "404, 404 page not found, answers 404 (404 page not found).",
        "404, '{\"statusCode\":404,\"error\":\"Not Found\"}', answers 404 (Not Found)."
    })
    void aServerThatIsNotElasticsearchIsReportedAsThat(int status, String body, String diagnosis) throws IOException {
        HttpServer server = server(status, body);
        try {
            assertAdvised(
                    doctor(url(server)), diagnosis, "That is not Elasticsearch, check host, port and path of --es-url");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRedirectIsNotFollowedAndItsTargetIsGiven() throws IOException {
        HttpServer server = server(302, "", "Location", "/login");
        try {
            assertAdvised(
                    doctor(url(server)),
                    "answers 302 (a redirect to /login, which is not followed).",
                    "Give the address itself in --es-url");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aCertificateThatHasExpiredIsToBeRenewed() throws Exception {
        try (TlsServer server = new TlsServer(Kind.EXPIRED)) {
            assertAdvised(
                    doctor(server.url(), "--ca-cert", Certificates.caFile().toString()),
                    "cannot be reached (the certificate has expired, NotAfter: ",
                    "Renew the certificate there, and check the clock of this machine");
        }
    }

    @Test
    void plainHttpToAPortOfTlsIsReported() throws Exception {
        try (TlsServer server = new TlsServer(Kind.RIGHT)) {
            assertAdvised(
                    doctor(server.url().replace("https:", "http:")),
                    // Either the server's TLS alert is read, or it is lost in a closed connection: both messages begin
                    // like this.
                    "cannot be reached (it",
                    "Use https:// in --es-url if it expects TLS, else look into its log");
        }
    }

    @Test
    void noStartIsAdvisedForAStoreWhoseUrlIsGiven() {
        Result result = doctor("http://127.0.0.1:1");

        assertThat(result.out())
                .contains("connection refused", "Check that it runs there, and --es-url.", "configuration file")
                .doesNotContain("Start one", "./run.sh up");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatTheStoreNeedsIsNamedWithItsPackage() throws IOException {
        assertThat(DoctorCommand.libraries(EmbeddedDistribution.path())).isEmpty();
        CrippledDistribution.in(data);
        assertThat(DoctorCommand.libraries(data))
                .containsExactly(new Finding.Trouble(
                        "Elasticsearch's native code needs libstdc++.so.0, which this machine does not have.",
                        "Install it (on Debian and Ubuntu: apt-get install libstdc++6)."));
    }

    @Test
    void eachLogThatMatchesAGlobIsLookedAt() throws IOException {
        Path one = Files.writeString(data.resolve("one.log"), "x\n");
        Path two = Files.createFile(data.resolve("two.log"));

        Result result =
                doctor("http://127.0.0.1:1", "--log-file", data.resolve("*.log").toString());

        assertThat(result.out())
                .contains("ok       The log file " + one + " has 2 bytes", "No shipper runs on " + one)
                .contains("TROUBLE  The log file " + two + " is empty.")
                .doesNotContain("*.log");
    }

    @Test
    void aGlobWithoutALogIsOneTrouble() {
        String glob = data.resolve("*.log").toString();

        assertThat(doctor("http://127.0.0.1:1", "--log-file", glob).out())
                .containsOnlyOnce("*.log")
                .contains("TROUBLE  No log file matches " + glob + ".\n");
        assertThat(doctor("http://127.0.0.1:1", "--log-file", data + "/[.log"))
                .satisfies(wrong -> assertThat(wrong.err()).contains("is not a valid glob"))
                .extracting(Result::code)
                .isEqualTo(2);
    }

    /** Nothing is written to them any more; of the log itself an hour without a line is worth a look. */
    @Test
    void rotatedFilesAreNotIdle() throws IOException {
        Path logs = Files.createDirectory(data.resolve("logs"));
        for (String name : List.of(
                "access.log",
                "access.log.1",
                "access.log.2.gz",
                "access.log-20261120",
                "ssl-20261119.log",
                "ssl-20261120.log")) {
            Path log = Files.writeString(logs.resolve(name), name.endsWith(".1") ? "" : "a line\n");
            Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        Result result = doctor("http://127.0.0.1:1", "--log-file", logs + "/*");

        assertThat(result.out())
                .contains(
                        "TROUBLE  The log file " + logs + "/access.log has",
                        "TROUBLE  The log file " + logs + "/ssl-20261120.log has",
                        "ok       The log file " + logs + "/access.log.1 has 0 bytes",
                        "ok       The log file " + logs + "/access.log.2.gz has",
                        "ok       The log file " + logs + "/access.log-20261120 has",
                        "ok       The log file " + logs + "/ssl-20261119.log has");
    }
}
