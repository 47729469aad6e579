package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationWhileStoppedTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void aRenamedFileIsContinuedAndTheNewOneRead() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.shipOnce("access.log");
        rig.append("access.log", Rig.lines(5, 8));
        rig.rename("access.log", "access.log.1");
        rig.append("access.log", Rig.lines(8, 10));
        ShipSummary second = rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 10));
        assertThat(second.hits()).isEqualTo(5);
        assertThat(second.duplicates()).isZero();
    }

    @Test
    void aChainOfGenerationsIsReadOldestFirst() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.shipOnce("access.log");
        rig.now = rig.now.plusSeconds(10);
        rig.append("access.log", Rig.lines(5, 8));
        rig.rename("access.log", "access.log.1");
        rig.now = rig.now.plusSeconds(10);
        rig.append("access.log", Rig.lines(8, 10));
        rig.rename("access.log.1", "access.log.2");
        rig.rename("access.log", "access.log.1");
        rig.now = rig.now.plusSeconds(10);
        rig.append("access.log", Rig.lines(10, 12));
        rig.gzip("access.log.2");
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 12));
    }

    @Test
    void withoutACheckpointOnlyTheFileItselfIsRead() throws Exception {
        rig.append("access.log.1", Rig.lines(0, 5));
        rig.append("access.log", Rig.lines(5, 8));
        rig.shipOnce("access.log");
        rig.shipOnce("access.log");
        rig.rename("access.log.1", "access.log.2");
        rig.rename("access.log", "access.log.1");
        rig.append("access.log", Rig.lines(8, 9));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(5, 9));
    }

    @Test
    void aCompressedCopyOfAFileThatWasReadAddsNothing() throws Exception {
        rig.append("access.log", Rig.lines(0, 500));
        rig.shipOnce("access.log");
        rig.rename("access.log", "access.log.1");
        rig.gzip("access.log.1");
        rig.append("access.log", Rig.lines(500, 501));
        ShipSummary second = rig.shipOnce("access.log");
        assertThat(second.hits()).isEqualTo(1);
        assertThat(rig.shipOnce("access.log.1.gz").lines()).isZero();
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 501));
    }

    @Test
    void aCompressedFileIsReadOnceAndItsLastLineNeedsNoNewline() throws Exception {
        rig.append("old.log", Rig.lines(0, 3000) + Rig.line(3000));
        rig.gzip("old.log");
        assertThat(rig.shipOnce("old.log.gz").hits()).isEqualTo(3001);
        assertThat(rig.shipOnce("old.log.gz").lines()).isZero();
        rig.run(rig.follow("old.log.gz"), rig.pass(Duration.ofSeconds(1)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 3001));
    }

    @Test
    void aDeletedFileWhoseInodeIsUsedAgainIsAnotherFile() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.shipOnce("access.log");
        rig.delete("access.log");
        rig.append("access.log", Rig.lines(5, 50));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 50));
    }
}
