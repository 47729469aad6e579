package httpmonitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "PT2M, 2m",
        "PT90S, 1m30s",
        "PT10S, 10s",
        "PT1H, 1h",
        "PT6H0M1S, 6h1s",
        "PT26H, 1d2h",
        "P7D, 7d",
        "P400DT1H2M3.004S, 400d1h2m3s4ms",
        "PT0.5S, 500ms",
        "PT0.0009S, 0s",
        "PT0S, 0s"
    })
    void onlyPartsThatAreNotZeroAreWritten(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
    }

    @Test
    void aNegativeDurationIsRefused() {
        assertThatThrownBy(() -> DurationText.of(Duration.ofMillis(-1))).hasMessageContaining("not be negative");
    }
}
