package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.checkpoint.CheckpointReport;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointReportTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private CheckpointReport report() throws IOException {
        return CheckpointReport.of(folder.resolve("checkpoints"), rig.path("access.log"));
    }

    @Test
    void aLogThatWasNeverShippedHasNone() throws Exception {
        rig.append("access.log", Rig.lines(0, 3));
        assertThat(report().held()).isFalse();
        assertThat(report().progress()).isEmpty();
    }

    @Test
    void itsShipperAndHowMuchIsLeftAreReported() throws Exception {
        rig.append("access.log", Rig.lines(0, 3));
        rig.run(rig.follow("access.log"), () -> assertThat(report().held()).isTrue());
        rig.append("access.log", "12345");
        CheckpointReport report = report();
        assertThat(report.held()).isFalse();
        assertThat(report.progress().orElseThrow().bytesLeft()).isEqualTo(5);
        assertThat(report.progress().orElseThrow().lookedAt()).isBefore(rig.now.plusSeconds(1));
        assertThat(report.setAside()).isEmpty();
    }

    @Test
    void oneThatWasDamagedIsNamed() throws Exception {
        rig.append("access.log", Rig.lines(0, 3));
        rig.shipOnce("access.log");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("checkpoints"), "*.json")) {
            for (Path file : files) {
                Files.writeString(file, "{");
            }
        }
        rig.shipOnce("access.log");
        assertThat(report().setAside()).hasSize(1);
    }
}
