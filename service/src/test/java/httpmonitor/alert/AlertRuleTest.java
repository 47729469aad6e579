package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.fires;
import static httpmonitor.alert.SeriesNotation.recovers;
import static httpmonitor.alert.SeriesNotation.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {

    @ParameterizedTest
    @CsvSource({
        "120, 10, 1200",
        "1, 0, 0",
        "3, 3.333, 9",
        "10, 0.1, 1",
        "3, 0.1, 0",
        "1, 0.999999999999999999999, 0",
        "21600, 0.00005, 1",
        "1, 9223372036854775806, 9223372036854775806",
        "21600, 1E-2147483647, 0",
        "1, 123456789012.5, 123456789012"
    })
    void firesAboveThresholdTimesWindowAndRecoversAtIt(int window, String threshold, long limit) {
        AlertRule rule = rule(window, threshold);

        assertThat(fires(rule, limit)).isFalse();
        assertThat(recovers(rule, limit)).isTrue();
        assertThat(fires(rule, limit + 1)).isTrue();
        assertThat(recovers(rule, limit + 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807", "9223372036854775808", "1E+30", "1E+2147483647"})
    void noNumberOfHitsIsAboveAHugeThreshold(String threshold) {
        AlertRule rule = rule(1, threshold);

        assertThat(fires(rule, Long.MAX_VALUE)).isFalse();
        assertThat(recovers(rule, Long.MAX_VALUE)).isTrue();
    }

    @Test
    void betweenTheThresholdsItNeitherFiresNorRecovers() {
        AlertRule rule = rule(10, "2", "1");

        assertThat(fires(rule, 20)).isFalse();
        assertThat(recovers(rule, 11)).isFalse();
        assertThat(fires(rule, 21)).isTrue();
        assertThat(recovers(rule, 10)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"120, 1312, 10.93", "120, 1199, 9.99", "200, 1, 0.01", "201, 1, 0.00", "1, 7, 7.00"})
    void theRateHasTwoDecimalsHalfUp(int window, long hits, BigDecimal rate) {
        assertThat(rule(window, "10").rate(hits)).isEqualTo(rate);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThat(rule(1, "0").window()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rule(21_600, "0").window()).isEqualTo(AlertRule.LONGEST_WINDOW);
        assertThatThrownBy(() -> rule(0, "10")).hasMessageContaining("window");
        assertThatThrownBy(() -> rule(21_601, "10")).hasMessageContaining("window");
        assertThatThrownBy(() -> new AlertRule(Duration.ofMillis(1500), BigDecimal.ONE, BigDecimal.ONE))
                .hasMessageContaining("window");
        assertThatThrownBy(() -> rule(1, "-0.1", "-0.2")).hasMessageContaining("negative");
        assertThatThrownBy(() -> rule(1, "1", "-0.2")).hasMessageContaining("negative");
        assertThatThrownBy(() -> rule(1, "1", "1.1")).hasMessageContaining("recovery threshold");
    }
}
