package httpmonitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HitSeriesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void twoPartsFollowEachOther() {
        HitSeries series = HitSeries.of(NOON, 1, 2, 3, 4);

        for (int i = 0; i <= 4; i++) {
            Instant cut = NOON.plusSeconds(i);
            assertThat(series.until(cut).followedBy(series.since(cut))).isEqualTo(series);
        }
    }

    @Test
    void seriesWithAGapBetweenThemDoNotFollow() {
        HitSeries series = HitSeries.of(NOON, 1, 2);

        assertThatThrownBy(() -> series.followedBy(HitSeries.of(NOON.plusSeconds(3), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not follow");
    }

    @Test
    void anEmptySeriesHasAZeroForEverySecond() {
        assertThat(HitSeries.empty(new TimeRange(NOON, NOON.plusSeconds(3)))).isEqualTo(HitSeries.of(NOON, 0, 0, 0));
    }

    @Test
    void aPartIsSummedHalfOpen() {
        HitSeries series = HitSeries.of(NOON, 1, 20, 300, 4000);

        assertThat(series.sum(new TimeRange(NOON.plusSeconds(1), NOON.plusSeconds(3))))
                .isEqualTo(320);
        assertThat(series.sum()).isEqualTo(4321);
    }

    @Test
    void aNegativeCountIsRefused() {
        assertThatThrownBy(() -> HitSeries.of(NOON, 1, -1)).hasMessageContaining("-1 hits");
    }

    @Test
    void theNewestIsTheLastSecondWithHits() {
        assertThat(HitSeries.of(NOON, 1, 3, 0).newest()).hasValue(NOON.plusSeconds(1));
        assertThat(HitSeries.of(NOON, 0, 0).newest()).isEmpty();
    }
}
