package httpmonitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadOnceHistoryTest extends HitHistoryContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Counting SHARE =
            new Counting(new TrafficFilter(List.of(TrafficFilter.Condition.parse("status=5xx"))), true);

    private final InMemoryHitHistory stored = new InMemoryHitHistory();

    @Override
    protected HitHistory holding(Map<Instant, Integer> hits) {
        hits.forEach(stored::add);
        return new ReadOnceHistory(stored, Counting.EVERY_HIT, 5);
    }

    private static TimeRange range(long from, long to) {
        return new TimeRange(NOON.plusSeconds(from), NOON.plusSeconds(to));
    }

    @Test
    void everySecondOfOverlappingRangesIsReadOnce() throws Exception {
        HitHistory history = holding(Map.of(NOON, 2, NOON.plusSeconds(5), 7, NOON.plusSeconds(9), 4));

        assertThat(history.counted(range(4, 6)).matching().hits()).containsExactly(0, 7);
        assertThat(history.counted(range(8, 10)).matching().hits()).containsExactly(0, 4);
        assertThat(history.counted(range(-1, 11)).matching().hits())
                .containsExactly(0, 2, 0, 0, 0, 0, 7, 0, 0, 0, 4, 0);
        assertThat(history.counted(range(0, 10)).matching().sum()).isEqualTo(13);
        assertThat(stored.secondsRead()).isEqualTo(12);
        assertThat(history.counted(range(3, 3)).matching().hits()).isEmpty();
    }

    @Test
    void aRangeMayBeLongerThanWhatTheStoreAnswers() throws Exception {
        HitHistory history = holding(Map.of(NOON, 2));
        Duration day = Duration.ofDays(1);

        assertThat(history.counted(TimeRange.endingAt(NOON.plusSeconds(1), day))
                        .matching()
                        .sum())
                .isEqualTo(2);
        assertThat(stored.requests()).isEqualTo(3);
    }

    @Test
    void itForgetsTheOldestAnswersFirst() throws Exception {
        HitHistory history = holding(Map.of());
        for (int i = 0; i < 6; i++) {
            history.counted(range(10L * i, 10L * i + 1));
        }

        history.counted(range(10, 11));
        assertThat(stored.requests()).isEqualTo(6);
        history.counted(range(0, 1));
        assertThat(stored.requests()).isEqualTo(7);
    }

    @Test
    void ofAShareAllHitsAreKnownToo() throws Exception {
        HitHistory history = holding(Map.of(NOON, 2));
        history.counting(SHARE).counted(range(0, 2));

        assertThat(history.counted(range(0, 2)).all().sum()).isEqualTo(2);
        assertThat(stored.requests()).isEqualTo(1);
        history.counting(new Counting(SHARE.matching(), false)).counted(range(0, 2));
        assertThat(stored.requests()).isEqualTo(2);
    }
}
