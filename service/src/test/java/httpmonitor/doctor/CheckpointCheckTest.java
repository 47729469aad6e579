package httpmonitor.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.ingest.tail.checkpoint.CheckpointReport;
import httpmonitor.ingest.tail.checkpoint.CheckpointReport.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckpointCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Path LOG = Path.of("/var/log/access.log");

    private static List<Finding> find(boolean running, long secondsAgo, long left, Path... setAside) {
        CheckpointReport shipped = new CheckpointReport(
                running, Optional.of(new Progress(NOW.minusSeconds(secondsAgo), left)), List.of(setAside));
        return new CheckpointCheck(LOG, file -> shipped).run(NOW);
    }

    @Test
    void aShipperThatRunsIsFineHoweverFarBehind() {
        assertThat(find(true, 1, 0)).singleElement().isInstanceOf(Fine.class);
        assertThat(find(true, 1, 900))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fine.class, fine -> assertThat(fine.what()).contains("A shipper runs", "900 bytes"));
    }

    @Test
    void aShipperThatDoesNotMoveIsTrouble() {
        assertThat(find(true, 300, 0)).singleElement().isInstanceOf(Trouble.class);
    }

    @Test
    void aShipperThatStoppedIsTroubleWhereItLeftSomething() {
        assertThat(find(false, 300, 0)).singleElement().isInstanceOf(Fine.class);
        assertThat(find(false, 300, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.remedy()).contains("continues where it stopped"));
    }

    @Test
    void aDamagedCheckpointIsNamed() {
        assertThat(find(true, 1, 0, Path.of("access.log-1.json.damaged-1")))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.what()).contains("damaged-1"));
    }

    @Test
    void aLogWithoutALocalShipperMayHaveOneElsewhere() {
        CheckpointCheck check =
                new CheckpointCheck(LOG, file -> new CheckpointReport(false, Optional.empty(), List.of()));
        assertThat(check.run(NOW)).singleElement().isInstanceOf(Fine.class);
    }

    @Test
    void aCheckpointThatCannotBeReadIsTrouble() {
        CheckpointCheck check = new CheckpointCheck(LOG, file -> {
            throw new IOException("permission denied");
        });
        assertThat(check.run(NOW))
                .singleElement()
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.what()).contains("permission denied"));
    }
}
