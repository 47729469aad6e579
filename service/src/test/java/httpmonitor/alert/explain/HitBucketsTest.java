package httpmonitor.alert.explain;

import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.series;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.WindowCount;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HitBucketsTest {

    private final InMemoryHitHistory history = new InMemoryHitHistory().add(series("1 2 3 4 5 6 7"));

    @Test
    void bucketsAreAsShortAsTheirNumberAllows() throws Exception {
        HitBuckets buckets = HitBuckets.of(history, new TimeRange(at(0), at(7)), 3);

        assertThat(buckets.step()).isEqualTo(Duration.ofSeconds(3));
        assertThat(buckets.counts()).containsExactly(WindowCount.of(6), WindowCount.of(15), WindowCount.of(7));
        assertThat(buckets.rangeOf(1)).isEqualTo(new TimeRange(at(3), at(6)));
        assertThat(buckets.rangeOf(2)).isEqualTo(new TimeRange(at(6), at(7)));
    }

    @Test
    void aSecondIsTheShortestBucket() throws Exception {
        HitBuckets buckets = HitBuckets.of(history, new TimeRange(at(5), at(8)), 70);

        assertThat(buckets.step()).isEqualTo(Duration.ofSeconds(1));
        assertThat(buckets.counts()).containsExactly(WindowCount.of(6), WindowCount.of(7), WindowCount.of(0));
    }

    @Test
    void longRangesAreReadInSlices() throws Exception {
        int day = 86_400;
        HitBuckets buckets = HitBuckets.of(
                new InMemoryHitHistory().add(series("1x" + 2 * day)), new TimeRange(at(0), at(2 * day - 60)), 3);

        assertThat(buckets.counts())
                .containsExactly(WindowCount.of(57_580), WindowCount.of(57_580), WindowCount.of(57_580));
        assertThat(buckets.range()).isEqualTo(new TimeRange(at(0), at(2 * day - 60)));
    }

    @Test
    void sharesKeepWhatTheyAreAShareOf() throws Exception {
        HitHistory halves = new HitHistory() {
            @Override
            public CountedHits counted(TimeRange range) throws TrafficUnavailableException {
                HitSeries matching = history.counted(range).matching();
                return new CountedHits(matching, HitSeries.of(range.from(), 10, 20, 30, 40));
            }

            @Override
            public HitHistory counting(Counting counting) {
                return this;
            }

            @Override
            public Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException {
                return history.firstHit(range);
            }

            @Override
            public Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException {
                return history.lastHitBefore(before);
            }
        };

        assertThat(HitBuckets.of(halves, new TimeRange(at(0), at(4)), 2).counts())
                .containsExactly(new WindowCount(3, 30), new WindowCount(7, 70));
    }
}
