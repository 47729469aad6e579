package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.admin.Heartbeats;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The built program, started as a user starts it: the whole system in one process tree. */
@ExtendWith(RealElasticsearch.class)
class UpDemoIT {

    private static final Path HOME =
            Path.of(System.getProperty("httpmonitor.home")).toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void theDemoFiresAndRecoversAndEndsInOrderLeavingNothingBehind() throws Exception {
        Process up = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dhttpmonitor.home=" + HOME,
                        "-jar",
                        HOME.resolve("service/target/httpmonitor.jar").toString(),
                        "--demo",
                        "--stack=embedded",
                        "--data=" + folder.resolve("data"),
                        "--port=0",
                        "--window=10s",
                        "--threshold=3",
                        "--interval=2s",
                        "--output=json")
                .redirectError(folder.resolve("messages").toFile())
                .start();
        List<ProcessHandle> tree = new ArrayList<>();
        try (BufferedReader ticks = up.inputReader(StandardCharsets.US_ASCII)) {
            List<String> notified = new ArrayList<>();
            while (!notified.containsAll(List.of("fired", "recovered"))) {
                String line = ticks.readLine();
                assertThat(line).as("the program went on").isNotNull();
                JsonNode tick = new ObjectMapper().readTree(line);
                tick.path("transitions")
                        .forEach(news -> notified.add(news.path("type").asText()));
            }
            assertThat(notified).startsWith("fired", "recovered");
            up.descendants().forEach(tree::add);
            assertThat(tree).isNotEmpty();
        } finally {
            up.destroy();
            assertThat(up.waitFor(60, TimeUnit.SECONDS))
                    .as("it stops when asked to")
                    .isTrue();
        }
        for (ProcessHandle left : tree) {
            // The last of them notices by the end of its input that the program has gone.
            left.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** A poller of that store would be blind for the ten minutes for which it waits for a source that is silent. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aDemoInAStoreThatWasGivenLeavesNoHeartbeatThereAndKeepsToItsFolder(ElasticsearchServer server)
            throws Exception {
        try (TestStore store = new TestStore(server)) {
            Map<String, String> environment = Map.of(
                    "HTTPMONITOR_ES_URL", server.url(),
                    "HTTPMONITOR_USERNAME", server.username(),
                    "HTTPMONITOR_PASSWORD", server.password(),
                    "HTTPMONITOR_INDEX", store.names.pattern());
            assertThat(new Commands(environment).run("setup").code()).isZero();
            Path usual = Files.createDirectories(folder.resolve("home/data")).resolve("demo.log");
            Files.writeString(usual, "the user's own\n");
            Process up = demo(environment);
            try {
                while (!beats(store)) {
                    assertThat(up.isAlive()).as("the program went on").isTrue();
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            } finally {
                up.destroy();
                assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(beats(store)).isFalse();
            Path demo = usual.resolveSibling("demo");
            assertThat(demo.resolve("demo.log")).isNotEmptyFile();
            assertThat(demo.resolve("checkpoints")).isNotEmptyDirectory();
            assertThat(Files.readString(usual)).isEqualTo("the user's own\n");
            try (Stream<Path> data = Files.list(usual.getParent())) {
                assertThat(data).containsExactlyInAnyOrder(usual, demo);
            }
        }
    }

    /** In a project of its own, with the folders that are usual there. */
    private Process demo(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dhttpmonitor.home=" + folder.resolve("home"),
                "-jar",
                HOME.resolve("service/target/httpmonitor.jar").toString(),
                "--demo",
                "--output=json");
        builder.environment()
                .put("HTTPMONITOR_DATA", folder.resolve("home/data").toString());
        builder.environment().putAll(environment);
        return builder.redirectOutput(folder.resolve("ticks").toFile())
                .redirectError(folder.resolve("messages").toFile())
                .start();
    }

    private boolean beats(TestStore store) throws Exception {
        store.send("GET", "/_cluster/health?wait_for_no_initializing_shards=true&timeout=10s", "");
        store.send("POST", "/httpmonitor-heartbeat/_refresh?ignore_unavailable=true", "");
        String log = folder.resolve("home/data/demo/demo.log").toString();
        return new Heartbeats(store.connection).anyBefore(Instant.now(), (host, path) -> path.equals(log));
    }
}
