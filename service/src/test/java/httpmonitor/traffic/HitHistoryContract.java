package httpmonitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link HitHistory} keeps to, the real one and those of tests. */
public abstract class HitHistoryContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** A history that holds just these hits, by second. */
    protected abstract HitHistory holding(Map<Instant, Integer> hits) throws Exception;

    @Test
    void everySecondOfTheRangeHasItsCount() throws Exception {
        HitHistory history = holding(Map.of(NOON, 2, NOON.plusSeconds(2), 1, NOON.plusSeconds(4), 7));

        assertThat(history.counted(new TimeRange(NOON.minusSeconds(1), NOON.plusSeconds(4)))
                        .matching())
                .isEqualTo(HitSeries.of(NOON.minusSeconds(1), 0, 2, 0, 1, 0));
    }

    @Test
    void aRangeWithoutHitsIsAllZeros() throws Exception {
        TimeRange range = new TimeRange(NOON, NOON.plusSeconds(3));

        assertThat(holding(Map.of()).counted(range).matching()).isEqualTo(HitSeries.of(NOON, 0, 0, 0));
    }

    @Test
    void theLongestSliceIsAnswered() throws Exception {
        TimeRange slice = TimeRange.endingAt(NOON, HitHistory.LONGEST_SLICE);

        assertThat(holding(everySecondOf(slice)).counted(slice).matching().sum())
                .isEqualTo(slice.seconds());
    }

    /** One hit in each second. */
    protected static Map<Instant, Integer> everySecondOf(TimeRange range) {
        return LongStream.range(0, range.seconds())
                .boxed()
                .collect(Collectors.toMap(range.from()::plusSeconds, second -> 1));
    }

    @Test
    void theFirstHitLiesInTheRange() throws Exception {
        HitHistory history = holding(Map.of(NOON, 1, NOON.plusSeconds(5), 3));

        assertThat(history.firstHit(new TimeRange(NOON, NOON.plusSeconds(9)))).hasValue(NOON);
        assertThat(history.firstHit(new TimeRange(NOON.plusSeconds(1), NOON.plusSeconds(6))))
                .hasValue(NOON.plusSeconds(5));
        assertThat(history.firstHit(new TimeRange(NOON.plusSeconds(1), NOON.plusSeconds(5))))
                .isEmpty();
    }

    @Test
    void theLastHitLiesBeforeTheInstant() throws Exception {
        HitHistory history = holding(Map.of(NOON, 1, NOON.plusSeconds(5), 3));

        assertThat(history.lastHitBefore(NOON.plusSeconds(6))).hasValue(NOON.plusSeconds(5));
        assertThat(history.lastHitBefore(NOON.plusSeconds(5))).hasValue(NOON);
        assertThat(history.lastHitBefore(NOON)).isEmpty();
    }

    @Test
    void rangesReachFromYear0To9999() throws Exception {
        Instant begin = Instant.parse("0000-01-01T00:00:00Z");
        Instant end = Instant.parse("9999-12-31T23:59:59Z");
        HitHistory history = holding(Map.of(NOON, 1));

        assertThat(history.firstHit(new TimeRange(begin, end))).hasValue(NOON);
        assertThat(history.lastHitBefore(end)).hasValue(NOON);
        assertThat(history.counted(TimeRange.endingAt(begin, HitHistory.LONGEST_SLICE))
                        .matching()
                        .sum())
                .isZero();
    }
}
