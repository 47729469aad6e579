package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.Tailed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkpoint cannot be written, as on a full disk; here because a folder stands where it is written aside. */
class UnwritableCheckpointTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private Path checkpoint() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.resolve("checkpoints"), "*.json")) {
            return found.iterator().next();
        }
    }

    private Path aside() throws IOException {
        return Path.of(checkpoint() + ".new");
    }

    @Test
    void itIsReportedAndNothingBeyondItIsSentUntilItCanBeWrittenAgain() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    Files.createDirectories(aside().resolve("full"));
                    rig.append("access.log", Rig.lines(5, 500));
                },
                rig.pass(Duration.ofSeconds(5)),
                () -> {
                    assertThat(rig.sink.stored).hasSize(5);
                    assertThat(rig.states.getLast())
                            .isInstanceOfSatisfying(
                                    ShipperState.Waiting.class,
                                    waiting -> assertThat(waiting.reason())
                                            .contains("checkpoints")
                                            .contains("Make room"));
                    Files.delete(aside().resolve("full"));
                    Files.delete(aside());
                },
                rig.pass(Duration.ofSeconds(5)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 500));
        assertThat(rig.states.getLast()).isInstanceOf(ShipperState.CaughtUp.class);
        assertThat(rig.shipOnce("access.log").lines()).isZero();
    }

    @Test
    void aLogOfAGlobMayGoMeanwhile() throws Exception {
        rig.append("a.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("*.log"),
                () -> {
                    Files.createDirectories(aside().resolve("full"));
                    Files.delete(folder.resolve("a.log"));
                },
                rig.pass(Duration.ofMinutes(11)), // after ten, no new file of this name is waited for
                rig.pass(Duration.ofSeconds(1)),
                () -> {
                    Files.delete(aside().resolve("full"));
                    Files.delete(aside());
                    rig.append("b.log", Rig.lines(5, 10));
                },
                rig.pass(Duration.ofSeconds(5)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 10));
        assertThat(rig.states.getLast()).isInstanceOf(ShipperState.CaughtUp.class);
    }

    @Test
    void aFolderInItsPlaceIsSetAsideAndReported() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.shipOnce("access.log");
        Path checkpoint = checkpoint();
        Files.delete(checkpoint);
        Files.createDirectories(checkpoint.resolve("inside"));
        rig.shipOnce("access.log");
        assertThat(rig.events).hasSize(1).allMatch(event -> event.toString().contains("it is a folder"));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 5));
    }

    @Test
    void aLinkToADeviceInItsPlaceIsSetAsideAndReported() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.shipOnce("access.log");
        Path checkpoint = checkpoint();
        Files.delete(checkpoint);
        Files.createSymbolicLink(checkpoint, Path.of("/dev/zero"));
        rig.shipOnce("access.log");
        assertThat(rig.events).hasSize(1).allMatch(Tailed.CheckpointSetAside.class::isInstance);
        assertThat(Files.isRegularFile(checkpoint)).isTrue();
    }
}
