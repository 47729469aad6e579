package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import httpmonitor.cli.Commands.Result;
import httpmonitor.doctor.Finding;
import httpmonitor.testing.CrippledDistribution;
import httpmonitor.testing.EmbeddedDistribution;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One diagnosis has one advice, and it is that of the diagnosis. */
class DoctorAdviceTest {

    @TempDir
    Path data;

    private Result doctor(String url) {
        return new Commands(Map.of("HTTPMONITOR_DATA", data.toString())).run("doctor", "--es-url", url);
    }

    @Test
    void aRefusedRequestIsNoReasonToStartAStore() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"error\":{\"type\":\"security_exception\",\"reason\":\"not authorised\"},\"status\":403}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.sendResponseHeaders(403, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        try {
            Result result = doctor("http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(result.out())
                    .contains("answers 403", "not authorised", "Give that user or key the privilege, see setup.")
                    .doesNotContain("Start", "; give that user");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aStoreThatWasNamedIsNotToBeStarted() {
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
}
