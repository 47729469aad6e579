package httpmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.Below;
import httpmonitor.alert.Condition.Limits;
import httpmonitor.alert.Condition.ShareAbove;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    @ParameterizedTest
    @CsvSource({
        "300, 0.1, 30",
        "3, 3.333, 10",
        "3, 0.1, 1",
        "10, 0, 0",
        "21600, 1E-2147483647, 1",
        "1, 9223372036854775806, 9223372036854775806",
        "1, 9223372036854775807, 9223372036854775807",
        "1, 1E+2147483647, 9223372036854775807"
    })
    void missingTrafficFiresBelowThresholdTimesWindowAndRecoversAtIt(long seconds, String threshold, long limit) {
        Limits limits = new Below(new BigDecimal(threshold), new BigDecimal(threshold)).over(seconds);

        assertThat(limits.fires().test(WindowCount.of(limit))).isFalse();
        assertThat(limits.recovers().test(WindowCount.of(limit))).isTrue();
        if (limit > 0) {
            assertThat(limits.fires().test(WindowCount.of(limit - 1))).isTrue();
            assertThat(limits.recovers().test(WindowCount.of(limit - 1))).isFalse();
        }
    }

    @Test
    void betweenTheThresholdsMissingTrafficNeitherFiresNorRecovers() {
        Limits limits = new Below(new BigDecimal("1"), new BigDecimal("2")).over(10);

        assertThat(limits.fires().test(WindowCount.of(9))).isTrue();
        assertThat(limits.fires().test(WindowCount.of(10))).isFalse();
        assertThat(limits.recovers().test(WindowCount.of(19))).isFalse();
        assertThat(limits.recovers().test(WindowCount.of(20))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 100, true, false", // exactly 5 % is not above
        "6, 100, false, false",
        "6, 99, true, false", // too few hits in total to fire, and the floor ends no alert
        "3, 100, true, false",
        "2, 100, true, true",
        "0, 0, true, true",
        "1, 1, true, false",
        "9223372036854775807, 9223372036854775807, false, false"
    })
    void aShareIsComparedExactly(long hits, long total, boolean quiet, boolean recovers) {
        Limits limits = new ShareAbove(new BigDecimal("5"), 100, new BigDecimal("2.0")).over(60);

        assertThat(limits.fires().test(new WindowCount(hits, total))).isEqualTo(!quiet);
        assertThat(limits.recovers().test(new WindowCount(hits, total))).isEqualTo(recovers);
    }

    @Test
    void whatMoreHitsCouldTakeBackIsOpen() {
        assertThat(new Above(BigDecimal.TEN, BigDecimal.ONE).isFiringProvisional())
                .isFalse();
        assertThat(new Above(BigDecimal.TEN, BigDecimal.ONE).isRecoveryProvisional())
                .isTrue();
        assertThat(new Below(BigDecimal.ONE, BigDecimal.TEN).isFiringProvisional())
                .isTrue();
        assertThat(new Below(BigDecimal.ONE, BigDecimal.TEN).isRecoveryProvisional())
                .isFalse();
        assertThat(new ShareAbove(BigDecimal.TEN, 1, BigDecimal.ONE).isFiringProvisional())
                .isTrue();
        assertThat(new ShareAbove(BigDecimal.TEN, 1, BigDecimal.ONE).isRecoveryProvisional())
                .isTrue();
    }

    @Test
    void theWorstWindowIsTheOneFurthestBeyondTheThreshold() {
        Condition above = new Above(BigDecimal.TEN, BigDecimal.ONE);
        Condition below = new Below(BigDecimal.ONE, BigDecimal.TEN);

        assertThat(above.isWorse(WindowCount.of(3), WindowCount.of(2))).isTrue();
        assertThat(above.isWorse(WindowCount.of(3), WindowCount.of(3))).isFalse();
        assertThat(below.isWorse(WindowCount.of(2), WindowCount.of(3))).isTrue();
        assertThat(below.isWorse(WindowCount.of(3), WindowCount.of(3))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "6, 10, 5, 10, true",
        "5, 10, 6, 10, false",
        "5, 10, 5, 10, false",
        "6, 12, 5, 10, true", // the same share of more
        "5, 10, 6, 12, false",
        "9, 9, 5, 10, false", // too small to count
        "5, 10, 9, 9, true",
        "9, 9, 8, 9, false"
    })
    void theWorstShareIsTheHighestOfThoseThatCount(long hits, long total, long others, long ofTotal, boolean worse) {
        Condition share = new ShareAbove(BigDecimal.TEN, 10, BigDecimal.ONE);

        assertThat(share.isWorse(new WindowCount(hits, total), new WindowCount(others, ofTotal)))
                .isEqualTo(worse);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        BigDecimal one = BigDecimal.ONE;
        assertThatThrownBy(() -> new Below(one, one.negate())).hasMessageContaining("negative");
        assertThatThrownBy(() -> new Below(one.negate(), one)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new Below(one, BigDecimal.ZERO)).hasMessageContaining("below the threshold");
        assertThatThrownBy(() -> new ShareAbove(one, 0, one)).hasMessageContaining("at least 1 hit");
        assertThatThrownBy(() -> new ShareAbove(one, 1, BigDecimal.TEN)).hasMessageContaining("above the threshold");
        assertThatThrownBy(() -> new ShareAbove(one.negate(), 1, one.negate())).hasMessageContaining("negative");
        assertThatThrownBy(() -> new ShareAbove(new BigDecimal("100.01"), 1, one))
                .hasMessageContaining("100%");
        assertThat(new ShareAbove(BigDecimal.valueOf(100), 1, one).threshold()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @CsvSource({"75, 1000, 7.50", "1, 3, 33.33", "2, 3, 66.67", "0, 0, 0.00", "1, 20000, 0.01"})
    void theShareInPercentHasTwoDecimalsHalfUp(long hits, long total, BigDecimal percent) {
        assertThat(new WindowCount(hits, total).percent()).isEqualTo(percent);
    }
}
