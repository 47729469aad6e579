package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.TestStore;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built program on a log that holds three lines already, and then gets two more. */
@ExtendWith(RealElasticsearch.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class UpFromEndIT {

    private static final Path HOME =
            Path.of(System.getProperty("httpmonitor.home")).toAbsolutePath().normalize();
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"--from-end, '/new/0 /new/1'", "--interval=10s, '/new/0 /new/1 /old/0 /old/1 /old/2'"})
    void whatALogHoldsIsSkippedWhereThatIsWanted(String option, String urls, ElasticsearchServer server)
            throws Exception {
        Path log = folder.resolve("access.log");
        append(log, "/old", 3);
        try (TestStore store = new TestStore(server)) {
            store.forgetHeartbeats();
            Map<String, String> environment = Map.of(
                    "HTTPMONITOR_ES_URL", server.url(),
                    "HTTPMONITOR_USERNAME", server.username(),
                    "HTTPMONITOR_PASSWORD", server.password(),
                    "HTTPMONITOR_INDEX", store.names.pattern());
            assertThat(new Commands(environment).run("setup").code()).isZero();
            Process up = up(environment, option, log);
            try {
                awaitAlive(up, () -> isAtEnd(store, log));
                append(log, "/new", 2);
                awaitAlive(up, () -> urls(store).contains("/new/1"));
                assertThat(urls(store)).isEqualTo(urls);
            } finally {
                up.destroy();
                assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(urls(store)).isEqualTo(urls);
        }
    }

    private static void append(Path log, String section, int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("10.0.0.1 - - [" + LOG_TIME.format(Instant.now()) + "] \"GET " + section + "/" + i
                    + " HTTP/1.1\" 200 10\n");
        }
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Process up(Map<String, String> environment, String option, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dhttpmonitor.home=" + HOME,
                "-jar",
                HOME.resolve("service/target/httpmonitor.jar").toString(),
                "up",
                "--data=" + folder.resolve("data"),
                "--log-file=" + log,
                "--output=json",
                option);
        builder.environment().putAll(environment);
        return builder.redirectOutput(folder.resolve("ticks").toFile())
                .redirectError(folder.resolve("messages").toFile())
                .start();
    }

    /** Something that a store is asked for. */
    @FunctionalInterface
    private interface Sight {
        boolean isThere() throws Exception;
    }

    private static void awaitAlive(Process process, Sight sight) throws Exception {
        while (!sight.isThere()) {
            assertThat(process.isAlive()).as("the program went on").isTrue();
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Whether the log was seen, and all of it was read or skipped. */
    private static boolean isAtEnd(TestStore store, Path log) throws Exception {
        store.send("POST", "/httpmonitor-heartbeat/_refresh?ignore_unavailable=true", "");
        JsonNode beats = store.send("GET", "/httpmonitor-heartbeat/_search?ignore_unavailable=true&size=100", "");
        for (JsonNode beat : beats.at("/hits/hits")) {
            if (beat.at("/_source/path").asText().equals(log.toString())) {
                return beat.at("/_source/offset").asLong() == Files.size(log);
            }
        }
        return false;
    }

    /** What is stored, in the order of the alphabet. */
    private static String urls(TestStore store) throws Exception {
        store.send("POST", "/" + store.names.pattern() + "/_refresh", "");
        JsonNode found = store.send("GET", "/" + store.names.pattern() + "/_search?size=100&sort=url.path:asc", "");
        StringBuilder urls = new StringBuilder();
        for (JsonNode hit : found.at("/hits/hits")) {
            urls.append(urls.isEmpty() ? "" : " ")
                    .append(hit.at("/_source/url/path").asText());
        }
        return urls.toString();
    }
}
