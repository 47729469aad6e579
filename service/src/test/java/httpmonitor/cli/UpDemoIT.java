package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The built program, started as a user starts it: the whole system in one process tree. */
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
            List<String> told = new ArrayList<>();
            while (!told.containsAll(List.of("fired", "recovered"))) {
                String line = ticks.readLine();
                assertThat(line).as("the program went on").isNotNull();
                JsonNode tick = new ObjectMapper().readTree(line);
                tick.path("transitions")
                        .forEach(news -> told.add(news.path("type").asText()));
            }
            assertThat(told).startsWith("fired", "recovered");
            up.descendants().forEach(tree::add);
            assertThat(tree).isNotEmpty();
        } finally {
            up.destroy();
            assertThat(up.waitFor(60, TimeUnit.SECONDS))
                    .as("it stops when told to")
                    .isTrue();
        }
        for (ProcessHandle left : tree) {
            // The last of them notices by the end of its input that the program has gone.
            left.onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
