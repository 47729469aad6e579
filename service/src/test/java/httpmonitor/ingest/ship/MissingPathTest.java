package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.Tailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingPathTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void aPathThatIsNotThereIsReportedAndLeavesNoHeartbeatUntilItIs() throws Exception {
        rig.run(
                rig.follow("access.log"),
                rig.pass(Duration.ofSeconds(10)),
                () -> assertThat(rig.sink.beats).allMatch(List::isEmpty),
                () -> rig.append("access.log", Rig.lines(0, 3)),
                rig.pass(Duration.ofSeconds(10)),
                rig.pass(Duration.ofSeconds(10)));
        assertThat(rig.events)
                .containsExactly(new Tailed.Missing(rig.path("access.log").toString()));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 3));
        assertThat(rig.sink.beats.getLast()).hasSize(1);
    }

    @Test
    void aGlobThatNoFileMatchesIsReportedAndWaitedFor() throws Exception {
        rig.run(
                rig.follow("access*.log"),
                rig.pass(Duration.ofSeconds(10)),
                () -> rig.append("access1.log", Rig.lines(0, 3)),
                rig.pass(Duration.ofSeconds(10)));
        assertThat(rig.events)
                .containsExactly(new Tailed.Unmatched(rig.path("access*.log").toString()));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 3));
    }

    @Test
    void aGlobThatNoFileMatchesFailsWhereFilesAreReadOnce() throws Exception {
        assertThat(rig.shipOnce("access*.log").unreadable()).isEqualTo(1);
        assertThat(rig.events.toString()).contains("no file matches it");
    }

    @Test
    void aLogThatIsDeletedIsNotSaidToHaveASuccessor() throws Exception {
        rig.append("access.log", Rig.lines(0, 3));
        rig.run(rig.follow("access.log"), () -> rig.delete("access.log"), rig.pass(Duration.ofSeconds(1)));
        assertThat(rig.events)
                .containsExactly(new Tailed.Rotated(rig.path("access.log").toString(), false));
    }
}
