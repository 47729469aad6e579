package httpmonitor.store.hits;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.Commands;
import httpmonitor.console.Shutdown;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.StoreProperties;
import httpmonitor.testing.EmbeddedDistribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AnnouncedStoreIT {

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void aStoreThatIsFoundIsReady() throws Exception {
        Path data = folder.resolve("data");
        Path log = Files.writeString(
                folder.resolve("access.log"), "h - - [21/Nov/2026:12:00:00 +0000] \"GET / HTTP/1.1\" 200 5\n");
        try (Shutdown shutdown = new Shutdown()) {
            CompletableFuture<EmbeddedStore> started = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> start(data, shutdown, started));
            while (!Files.exists(data.resolve(StoreProperties.FILE_NAME)) && !started.isCompletedExceptionally()) {
                Thread.sleep(1);
            }
            Commands.Result shipped = new Commands(Map.of()).run("ship", "--once", "--data=" + data, log.toString());
            assertThat(shipped.err()).doesNotContain("setup");
            assertThat(shipped.code()).isZero();
            assertThat(started.get().node().address())
                    .isEqualTo(StoreProperties.read(data.resolve(StoreProperties.FILE_NAME)));
            assertSuperuserIsForSetupAndDoctorAlone(data, log);
        }
    }

    private static void assertSuperuserIsForSetupAndDoctorAlone(Path data, Path log) throws Exception {
        Path file = data.resolve(StoreProperties.FILE_NAME);
        StoreProperties right = StoreProperties.read(file);
        Files.writeString(file, Files.readString(file).replace(right.password(), "wrong"));
        assertThat(StoreProperties.read(file).password()).isEqualTo("wrong");
        Commands commands = new Commands(Map.of());
        String store = "--data=" + data;

        assertThat(commands.run("ship", "--once", store, log.toString()).code()).isZero();
        assertThat(commands.run("watch", "--once", store).code()).isZero();
        assertThat(commands.run("alerts", "--from=2026-11-21T11:59:00Z", "--to=2026-11-21T12:10:00Z", store)
                        .err())
                .isEmpty();
        assertThat(commands.run("check", store).out()).doesNotContain("401");
        assertThat(commands.run("setup", store).err()).contains("answers 401");
        assertThat(commands.run("doctor", store).out()).contains("answers 401");
    }

    private static void start(Path data, Shutdown shutdown, CompletableFuture<EmbeddedStore> started) {
        var settings = new NodeSettings(EmbeddedDistribution.path(), data, 0, 256);
        try {
            IndexNames names = IndexNames.of("access-log-*");
            started.complete(EmbeddedStore.start(settings, names, Duration.ofDays(30), shutdown, message -> {}));
        } catch (Exception e) {
            started.completeExceptionally(e);
        }
    }
}
