package httpmonitor.view.screen;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.HitSeries;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RateHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void columnsAreAveragesOfTheirKnownSeconds() {
        RateHistory history = RateHistory.EMPTY.with(HitSeries.of(NOON.minusSeconds(6), 1, 2, 3, 4, 5, 6));

        assertThat(history.columns(NOON, 3, 5))
                .containsExactly(OptionalDouble.empty(), OptionalDouble.of(1), OptionalDouble.of(4));
    }

    @Test
    void columnsStayWhatTheyAreWhileTimeGoesOn() {
        RateHistory history = RateHistory.EMPTY.with(HitSeries.of(NOON, 1, 1, 1, 1, 1, 7, 9));

        assertThat(history.columns(NOON.plusSeconds(7), 2, 5))
                .containsExactly(OptionalDouble.of(1), OptionalDouble.of(8));
    }

    @Test
    void laterWordReplacesEarlier() {
        RateHistory history =
                RateHistory.EMPTY.with(HitSeries.of(NOON, 1, 1)).with(HitSeries.of(NOON.plusSeconds(1), 5));

        assertThat(history.columns(NOON.plusSeconds(2), 2, 1))
                .containsExactly(OptionalDouble.of(1), OptionalDouble.of(5));
    }

    @Test
    void whatIsTooOldIsForgotten() {
        RateHistory history =
                RateHistory.EMPTY.with(HitSeries.of(NOON, 1)).with(HitSeries.of(NOON.plus(RateHistory.KEPT), 1));

        assertThat(history.hitsBySecond()).hasSize(1);
    }
}
