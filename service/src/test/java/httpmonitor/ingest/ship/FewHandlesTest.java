package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.EntrySink.WriteResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There are more files than may be open. */
class FewHandlesTest {
    private static final int FILES = 20;

    @TempDir
    Path folder;

    private Rig rig;
    private int written;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
        rig.handles = 3;
    }

    private static String name(int file) {
        return "site-" + (char) ('a' + file) + ".log";
    }

    private void append(String name, int lines) throws IOException {
        rig.append(name, Rig.lines(written, written + lines));
        written += lines;
    }

    private void writeToAll(int lines) throws IOException {
        for (int i = 0; i < FILES; i++) {
            append(name(i), lines);
        }
    }

    private void rotateAll() throws IOException {
        for (int i = 0; i < FILES; i++) {
            append(name(i), 2);
            rig.rename(name(i), name(i) + ".1");
            append(name(i), 1);
        }
    }

    private void copyAndCutAll() throws IOException {
        for (int i = 0; i < FILES; i++) {
            append(name(i), 2);
            rig.copy(name(i), name(i) + ".copy");
            rig.truncate(name(i));
            append(name(i), 4);
        }
    }

    private void assertThatAllIsStoredOnce() {
        assertThat(rig.sink.texts().stream().sorted().toList())
                .isEqualTo(Rig.targets(0, written).stream().sorted().toList());
    }

    @Test
    void allOfThemAreFollowedThroughRotation() throws Exception {
        writeToAll(3);
        rig.run(
                rig.follow("*.log"),
                () -> writeToAll(2),
                this::rotateAll,
                this::copyAndCutAll,
                rig.pass(Duration.ofSeconds(6)),
                () -> writeToAll(1));
        assertThatAllIsStoredOnce();
    }

    @Test
    void aWriterThatNoticesARotationLateLosesNothing() throws Exception {
        writeToAll(1);
        rig.run(
                rig.follow("*.log"),
                () -> rig.rename(name(0), name(0) + ".1"),
                () -> append(name(0), 1),
                () -> append(name(0) + ".1", 2),
                rig.pass(Duration.ofSeconds(6)));
        assertThatAllIsStoredOnce();
    }

    @Test
    void aLastLineWithoutANewlineIsTakenOnceTheFileIsRotatedAndQuiet() throws Exception {
        writeToAll(1);
        rig.append(name(0), Rig.line(written));
        written++;
        rig.run(
                rig.follow("*.log"),
                () -> rig.rename(name(0), name(0) + ".1"),
                () -> append(name(0), 1),
                rig.pass(Duration.ofSeconds(6)),
                rig.pass(Duration.ofSeconds(6)));
        assertThatAllIsStoredOnce();
    }

    @Test
    void aLogThatIsCutUnreadAndLaterRenamedAndCompressedWhileTheStoreIsAwayLosesNothing() throws Exception {
        rig.handles = 1;
        CompletableFuture<WriteResult> late = new CompletableFuture<>();
        rig.sink.then(batch -> late.thenApply(unused -> rig.sink.store(batch)));
        rig.sink.then(batch -> late.thenApply(unused -> rig.sink.store(batch)));
        append("access.log", 1);
        rig.run(
                rig.follow("access.log"),
                () -> append("access.log", 1),
                () -> {
                    rig.append("access.log.empty", "");
                    rig.gzip("access.log.empty"); // wants the handle at each look, since it might go on
                    rig.rename("access.log", "access.log.1");
                    append("access.log", 1);
                },
                () -> {
                    rig.copy("access.log", "access.log.2");
                    rig.truncate("access.log");
                },
                () -> append("access.log", 5),
                () -> {
                    rig.rename("access.log", "access.log.3");
                    append("access.log", 1);
                    rig.gzip("access.log.3");
                },
                () -> late.complete(new WriteResult.Written(0)),
                rig.pass(Duration.ofSeconds(10)));
        assertThatAllIsStoredOnce();
    }

    @Test
    void onceReadsAllOfThem() throws Exception {
        writeToAll(30);
        rig.shipOnce("*.log");
        assertThatAllIsStoredOnce();
    }

    @Test
    void compressedFilesAreReadOneAfterTheOther() throws Exception {
        writeToAll(5_000);
        for (int i = 0; i < FILES; i++) {
            rig.gzip(name(i));
        }
        append(name(0), 5);
        ShipSummary summary = rig.shipOnce("*.log*");
        assertThat(summary.hits()).isEqualTo(written);
        assertThatAllIsStoredOnce();
    }
}
