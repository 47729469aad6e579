package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.console.ExitCode;
import httpmonitor.elastic.HttpAnswers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ship --once} that is stopped while it waits for a store: what it has not stored is no success. */
@Timeout(120)
class StoppedShipIT {
    private static final Path JAR =
            Path.of(System.getProperty("httpmonitor.home")).resolve("service/target/httpmonitor.jar");

    @TempDir
    private Path folder;

    private Path log() throws Exception {
        return Files.writeString(
                folder.resolve("access.log"),
                "192.0.2.7 - - [29/Nov/2026:10:00:00 +0000] \"GET /pages HTTP/1.1\" 200 12\n");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalIsSeenInTheExitCode(String signal, int code) throws Exception {
        Path messages = folder.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-jar",
                        JAR.toString(),
                        "ship",
                        "--once",
                        "--es-url=http://127.0.0.1:1",
                        "--data=" + folder.resolve("data"),
                        log().toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(messages.toFile());
        Process ship = builder.start();
        try {
            while (!Files.readString(messages).contains("Waiting: ")) {
                assertThat(ship.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(100);
            }
            Process kill = new ProcessBuilder("kill", "-" + signal, "" + ship.pid()).start();
            assertThat(kill.waitFor()).isZero();

            assertThat(ship.waitFor()).isEqualTo(code);
        } finally {
            ship.destroyForcibly();
        }
    }

    /** However it is stopped: here by an interrupt, as a program does that runs it on a thread of its own. */
    @RepeatedTest(5)
    void noWayToStopItIsASuccess() throws Exception {
        try (HttpAnswers store = new HttpAnswers()) {
            for (int i = 0; i < 10; i++) {
                store.then(503, "{}");
            }
            Map<String, String> environment = Map.of(
                    "HTTPMONITOR_ES_URL", store.url().toString(),
                    "HTTPMONITOR_DATA", folder.resolve("data").toString());
            String log = log().toString();
            var result = new java.util.concurrent.CompletableFuture<Commands.Result>();
            Thread ship = Thread.ofPlatform()
                    .start(() -> result.complete(new Commands(environment).run("ship", "--once", log)));
            while (store.asked.size() < 3) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            ship.interrupt();

            assertThat(result.get().code()).describedAs(result.get().err()).isEqualTo(ExitCode.STOPPED);
            assertThat(result.get().out()).startsWith("lines=0 hits=0");
            assertThat(result.get().err()).contains("Stopped before all lines were stored");
        }
    }
}
