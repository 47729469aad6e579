package httpmonitor.view.screen.state;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    private static OptionalDouble rate(double rate) {
        return OptionalDouble.of(rate);
    }

    private static HitSeries same(Instant from, int seconds, long hits) {
        return HitSeries.of(
                from,
                Collections.nCopies(seconds, hits).stream()
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    @Test
    void columnsBeginAtMultiplesOfTheirLength() {
        RateHistory history = RateHistory.EMPTY.with(HitSeries.of(NOON, 1, 2, 3, 4, 5, 6, 7));

        assertThat(history.columns(NOON.plusSeconds(7), 3, 5)).containsExactly(UNKNOWN, rate(3), rate(6.5));
        assertThat(history.columns(NOON.plusSeconds(10), 2, 5)).containsExactly(rate(3), rate(6.5));
    }

    @Test
    void whatLaterTicksSayReplacesWhatEarlierOnesDid() {
        RateHistory history =
                RateHistory.EMPTY.with(HitSeries.of(NOON, 1, 1)).with(HitSeries.of(NOON.plusSeconds(1), 5, 5));

        assertThat(history.columns(NOON.plusSeconds(3), 1, 3)).containsExactly(rate(11.0 / 3));
    }

    @Test
    void onlyWhatAChartCanShowIsKept() {
        RateHistory history =
                RateHistory.EMPTY.with(HitSeries.of(NOON, 1)).with(HitSeries.of(NOON.plusSeconds(1_801), 1));

        assertThat(history.seconds()).hasSize(1);
    }

    @Test
    void ticksGoOnWhereTheStepsThatWereReadEnd() {
        TimeRange hour = new TimeRange(NOON.minusSeconds(7_200), NOON.plusSeconds(5));
        HitSteps read = new HitSteps(hour, Duration.ofSeconds(10), Collections.nCopies(721, 20L), List.of());
        RateHistory history = RateHistory.of(read, Zoom.HOUR).with(same(NOON.minusSeconds(60), 75, 4));

        // The step that had only begun has 20 hits in its 5 seconds, and 5 seconds of 4 hits after them.
        assertThat(history.columns(NOON.plusSeconds(15), 3, 10)).containsExactly(rate(2), rate(4), rate(4));
    }

    /** Seconds become parts of steps once they are old: no hit may be lost or counted twice on the way. */
    @Test
    void hoursOfTicksCountEverySecondOnce() {
        Random random = new Random(4711);
        long[] hits = random.longs(4 * 3_600, 0, 50).toArray();
        TimeRange before = new TimeRange(NOON.minusSeconds(3_600), NOON);
        RateHistory history = RateHistory.of(
                new HitSteps(before, Duration.ofSeconds(10), Collections.nCopies(360, 0L), List.of()), Zoom.HOUR);
        for (int t = 130; t <= hits.length; t += 10) {
            long[] recent = java.util.Arrays.copyOfRange(hits, t - 130, t);
            history = history.with(HitSeries.of(NOON.plusSeconds(t - 130), recent));
        }

        var columns = history.columns(NOON.plusSeconds(hits.length), 60, 120);
        for (int column = 0; column < 60; column++) {
            int from = hits.length - 7_200 + column * 120;
            double mean =
                    java.util.Arrays.stream(hits, from, from + 120).average().orElseThrow();
            assertThat(columns.get(column).orElseThrow()).isEqualTo(mean);
        }
        assertThat(history.seconds()).hasSizeLessThanOrEqualTo(1_801);
        assertThat(history.steps()).hasSizeLessThan(1_100);
    }
}
