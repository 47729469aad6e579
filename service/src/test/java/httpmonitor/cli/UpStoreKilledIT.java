package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.console.ExitCode;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An {@code up} that went on without its store would be blind for ever, and no supervisor would start it again. */
class UpStoreKilledIT {

    @TempDir
    Path folder;

    private final StringWriter ticks = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void anUpWhoseElasticsearchIsKilledEndsWithTheReason() throws Exception {
        CompletableFuture<Integer> up = CompletableFuture.supplyAsync(
                this::up, task -> Thread.ofPlatform().daemon().start(task));
        while (ticks.toString().isEmpty()) {
            assertThat(up).as("the program went on").isNotDone();
            Thread.sleep(200);
        }
        server().destroyForcibly();

        assertThat(up.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.FAILED);
        assertThat(messages.toString()).contains("Elasticsearch ended").contains("killed");
    }

    private int up() {
        String[] args = {
            "up",
            "--stack=embedded",
            "--port=0",
            "--no-web",
            "--interval=1s",
            "--output=json",
            "--data=" + folder.resolve("data"),
            "--log-file=" + folder.resolve("access.log")
        };
        return Main.run(args, Map.of(), new PrintWriter(ticks), new PrintWriter(messages));
    }

    private ProcessHandle server() throws Exception {
        Properties processes = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("data/store.processes"))) {
            processes.load(reader);
        }
        long id = Long.parseLong(processes.getProperty("server").replaceFirst("@.*", ""));
        return ProcessHandle.of(id).orElseThrow();
    }
}
