package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However long a save takes, most of a shipper's time is for lines, and a save is never far. */
class SavePauseTest {

    @ParameterizedTest
    @CsvSource({"0,1000", "5,1000", "250,1000", "300,1200", "6000,24000", "60000,30000"})
    void thePauseIsAMultipleOfTheSaveWithinBounds(long took, long pause) {
        assertThat(CheckpointSaver.pauseAfter(Duration.ofMillis(took))).isEqualTo(Duration.ofMillis(pause));
    }
}
