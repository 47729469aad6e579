package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.ingest.tail.checkpoint.AlreadyTailedException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoShippersTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void theSecondOneOnTheSameFileSaysSoAndStops() throws Exception {
        rig.append("a.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("a.log"),
                () -> assertThatThrownBy(() -> rig.shipOnce("a.log"))
                        .isInstanceOf(AlreadyTailedException.class)
                        .hasMessageContaining("a.log"));
    }

    @Test
    void twoOnDifferentFilesShareAFolderOfCheckpoints() throws Exception {
        rig.append("a.log", Rig.lines(0, 5));
        rig.append("b.log", Rig.lines(5, 10));
        rig.run(rig.follow("a.log"), () -> {
            try {
                rig.shipOnce("b.log");
            } catch (AlreadyTailedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 10));
        rig.append("a.log", Rig.lines(10, 11));
        ShipSummary both = rig.shipOnce("*.log");
        assertThat(both.lines()).isEqualTo(1);
    }

    @Test
    void aCopyIsRecognisedByWhatAnotherCheckpointKnows() throws Exception {
        rig.append("a.log", Rig.lines(0, 500));
        rig.shipOnce("a.log");
        rig.append("a.log", Rig.lines(500, 501));
        rig.copy("a.log", "a.log.1");
        rig.truncate("a.log");
        rig.shipOnce("a.log.1");
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 501));
    }
}
