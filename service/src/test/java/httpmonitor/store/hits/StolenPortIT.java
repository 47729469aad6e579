package httpmonitor.store.hits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import httpmonitor.cli.Commands;
import httpmonitor.console.Shutdown;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.RunningStore;
import httpmonitor.store.StoreProperties;
import httpmonitor.testing.EmbeddedDistribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Elasticsearch frees its port a second before it ends, and any local user may listen there from then on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StolenPortIT {

    private static final String LINE = "h - - [21/Nov/2026:12:00:00 +0000] \"GET / HTTP/1.1\" 200 5\n";

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void data() {
        data = folder.resolve("data");
    }

    @Test
    void anotherUsersProgramThereHearsNoPassword() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root runs the store as another user than this test's");
        Path log = Files.writeString(folder.resolve("access.log"), LINE);
        CompletableFuture<byte[]> heard;
        try (Shutdown shutdown = new Shutdown();
                var thief = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            start(shutdown);
            heard = CompletableFuture.supplyAsync(() -> hear(thief));
            // As if the store, whose process still runs, had listened on the port that is the thief's now.
            move(thief.getLocalPort());
            var shipped = new CompletableFuture<Commands.Result>();
            // It waits for the store.
            Thread ship = Thread.ofPlatform().start(() -> shipped.complete(run("ship", "--once", log.toString())));
            for (String command : List.of("watch --once", "check", "setup", "doctor")) {
                assertRefused(run(command.split(" ")));
            }
            ship.interrupt();
            assertRefused(shipped.get());
        }
        assertThat(heard.get()).isEmpty();
    }

    private Commands.Result run(String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.add(1, "--data=" + data);
        return new Commands(Map.of()).run(arguments.toArray(String[]::new));
    }

    private static void assertRefused(Commands.Result result) {
        assertThat(result.out() + result.err()).contains("the store has ended, and another program listens there");
    }

    @Test
    void aStoreIsNoLongerServingFromTheMomentOnAtWhichItFreesItsPort() throws Exception {
        try (Shutdown shutdown = new Shutdown()) {
            EmbeddedStore store = start(shutdown);
            RunningStore found = RunningStore.await(data, () -> {}).orElseThrow();
            int port = URI.create(store.node().address().esUrl()).getPort();
            assertThat(found.isServing()).isTrue();
            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> store.node().stop());
            int looks = 0;
            while (!stopped.isDone()) {
                if (isFree(port)) {
                    assertThat(found.isServing()).isFalse();
                    looks++;
                }
                Thread.sleep(5);
            }
            assertThat(looks).isPositive();
        }
    }

    private EmbeddedStore start(Shutdown shutdown) throws Exception {
        var settings = new NodeSettings(EmbeddedDistribution.path(), data, 0, 256);
        return EmbeddedStore.start(
                settings, IndexNames.of("access-log-*"), Duration.ofDays(30), shutdown, message -> {});
    }

    private void move(int port) throws IOException {
        for (String file : List.of(StoreProperties.FILE_NAME, "store.processes")) {
            Path path = data.resolve(file);
            String moved = Files.readString(path).replaceAll("(127\\.0\\.0\\.1\\\\?:)\\d+", "$1" + port);
            assertThat(moved).contains(":" + port);
            Files.writeString(path, moved);
        }
    }

    /** All that callers say until the port is closed, also where they are reset. */
    private static byte[] hear(ServerSocket port) {
        var heard = new ByteArrayOutputStream();
        while (!port.isClosed()) {
            try (Socket caller = port.accept()) {
                caller.getInputStream().transferTo(heard);
            } catch (IOException reset) {
                // The next one, if there is one.
            }
        }
        return heard.toByteArray();
    }

    private static boolean isFree(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (ConnectException free) {
            return true;
        }
    }
}
