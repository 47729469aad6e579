package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import httpmonitor.alert.AlertRule;
import httpmonitor.elastic.StoredHit;
import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.traffic.DurationHistogram;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.Latency.Percentiles;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficSource.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Percentiles of a real Elasticsearch, against the sorted durations themselves. */
@ExtendWith(RealElasticsearch.class)
class LatencyIT {

    /** The interval before it lies in two days, and so in two indices. */
    private static final Instant T = Instant.parse("2026-11-21T00:00:05Z");

    private static final TimeRange INTERVAL = TimeRange.endingAt(T, Duration.ofSeconds(10));
    private static final Question QUESTION =
            new Question(INTERVAL, INTERVAL, T.plusSeconds(3), Optional.empty(), INTERVAL);

    private TestStore store;

    @BeforeEach
    void open(ElasticsearchServer server) throws Exception {
        store = new TestStore(server);
        new Templates(store.connection, store.names).install();
    }

    @AfterEach
    void close() throws Exception {
        forget();
        store.close();
    }

    private void forget() throws Exception {
        store.send("DELETE", "/" + day(20) + "," + day(21) + "?ignore_unavailable=true", "");
    }

    private String day(int day) {
        return store.names.prefix() + "2026.11." + day;
    }

    private IntervalTraffic interval(String... filters) throws Exception {
        TrafficFilter filter =
                new TrafficFilter(Stream.of(filters).map(Condition::parse).toList());
        return new ElasticsearchTrafficSource(store.connection, store.names.pattern(), filter, 10)
                .snapshot(QUESTION)
                .interval();
    }

    /** Hits in both indices, of two sections; a fifth of them has no duration. */
    private List<StoredHit> hits(Random random, LongStream durations) throws Exception {
        List<StoredHit> hits = new ArrayList<>();
        for (long nanos : durations.toArray()) {
            StoredHit hit =
                    StoredHit.at(T.minusMillis(1 + random.nextInt(9_999))).of(random.nextBoolean() ? "/a" : "/b");
            hits.add(random.nextInt(5) == 0 ? hit : hit.taking(nanos));
        }
        store.index(day(20), hits.stream().filter(hit -> day(hit) == 20).toList());
        store.index(day(21), hits.stream().filter(hit -> day(hit) == 21).toList());
        return hits;
    }

    private static int day(StoredHit hit) {
        return hit.time().isBefore(T.minusSeconds(5)) ? 20 : 21;
    }

    private static long[] sorted(List<StoredHit> hits, String section) {
        return hits.stream()
                .filter(hit -> section.isEmpty() || hit.section().orElseThrow().equals(section))
                .flatMapToLong(hit -> hit.duration().stream())
                .sorted()
                .toArray();
    }

    /** The duration whose rank is nearest to {@code percent} of 100, as HDR histograms count; a half is rounded up. */
    private static long percentile(long[] sorted, int percent) {
        long rank = Math.floorDiv(2L * sorted.length * percent + 100, 200L);
        return sorted[Math.toIntExact(Math.max(1, rank)) - 1];
    }

    private static void assertWithin1Percent(long found, long expected, String what) {
        assertThat((double) found).as(what).isCloseTo((double) expected, within(expected / 100.0));
    }

    private void assertRight(List<StoredHit> hits, String what) throws Exception {
        IntervalTraffic found = interval();
        long[] all = sorted(hits, "");
        Latency latency = found.latency().orElseThrow();
        assertThat(latency.hits()).as(what).isEqualTo(all.length);
        assertThat((double) latency.maxNanos()).as(what).isEqualTo((double) all[all.length - 1]);
        Percentiles percentiles = latency.percentiles().orElseThrow();
        assertWithin1Percent(percentiles.p50(), percentile(all, 50), what + ", p50");
        assertWithin1Percent(percentiles.p95(), percentile(all, 95), what + ", p95");
        assertWithin1Percent(percentiles.p99(), percentile(all, 99), what + ", p99");
        for (HitGroup section : found.list(HitList.SECTIONS)) {
            long[] of = sorted(hits, section.value());
            assertWithin1Percent(section.p95().orElseThrow(), percentile(of, 95), what + ", p95 of " + section.value());
        }
    }

    private static long heavyTail(Random random) {
        return (long) (1_000_000 / Math.pow(1 - random.nextDouble(), 2));
    }

    private static long logNormal(Random random) {
        return (long) (20_000_000 * Math.exp(1.5 * random.nextGaussian()));
    }

    /** Mostly gigantic, up to what a long holds; of a format with nanoseconds. */
    private static long gigantic(Random random) {
        return random.nextInt(3) == 0 ? logNormal(random) : random.nextLong(Long.MAX_VALUE) >>> random.nextInt(40);
    }

    private static long tie(Random random) {
        return List.of(0L, 0L, 1_000_000L, 250_000_000L, 250_000_000L).get(random.nextInt(5));
    }

    @Test
    void percentilesAreThoseOfTheDurationsWithinOnePercent() throws Exception {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            for (String kind : List.of("log-normal", "heavy tail", "ties and zeros", "gigantic", "nanoseconds")) {
                forget();
                LongStream durations = LongStream.generate(() -> switch (kind) {
                            case "log-normal" -> logNormal(random);
                            case "heavy tail" -> heavyTail(random);
                            case "ties and zeros" -> tie(random);
                            case "gigantic" -> Math.max(512, gigantic(random));
                            default -> random.nextInt(3_000);
                        })
                        .limit(100 + random.nextInt(2_000));
                assertRight(hits(random, durations), kind + ", seed " + seed);
            }
        }
    }

    @Test
    void aLookAtThePastHasThePercentilesOfItsInterval() throws Exception {
        Random random = new Random(7);
        hits(random, LongStream.generate(() -> logNormal(random)).limit(300));
        var source = new ElasticsearchTrafficSource(store.connection, store.names.pattern(), TrafficFilter.NONE, 10);
        AlertRule rule = new AlertRule(Duration.ofSeconds(20), BigDecimal.TEN, BigDecimal.TEN);

        TickReport past = Watcher.at(source, List.of(rule), Duration.ofSeconds(10), () -> T.plus(Duration.ofDays(9)))
                .onTick(T, 0);

        IntervalTraffic found = past.interval().orElseThrow();
        assertThat(found.latency()).isPresent().isEqualTo(interval().latency());
        assertThat(found.list(HitList.SECTIONS)).isEqualTo(interval().list(HitList.SECTIONS));
    }

    @Test
    void oneHitIsAllPercentiles() throws Exception {
        for (long nanos : new long[] {0, 1, 511, 512, 1_234_567, 1L << 54, Long.MAX_VALUE}) {
            forget();
            store.index(day(21), List.of(StoredHit.at(T.minusSeconds(1)).taking(nanos)));

            Latency latency = interval().latency().orElseThrow();

            assertThat(latency.maxNanos()).isEqualTo(nanos);
            assertWithin1Percent(latency.percentiles().orElseThrow().p50(), nanos, "p50 of " + nanos);
        }
    }

    /** No histogram holds both: the numbers are not known, and nothing else suffers. */
    @Test
    void absurdDurationsTogetherMakePercentilesUnknownAndNothingElse() throws Exception {
        store.index(
                day(21),
                List.of(
                        StoredHit.at(T.minusSeconds(1)).taking(1),
                        StoredHit.at(T.minusSeconds(1)).taking(Long.MAX_VALUE),
                        StoredHit.at(T.minusSeconds(1)).of("/b").taking(Long.MAX_VALUE)));

        IntervalTraffic found = interval();

        assertThat(found.hits()).isEqualTo(3);
        assertThat(found.latency()).contains(new Latency(3, Optional.empty(), Long.MAX_VALUE));
        assertThat(found.list(HitList.SECTIONS).get(0).p95()).isEmpty();
        assertWithin1Percent(found.list(HitList.SECTIONS).get(1).p95().orElseThrow(), Long.MAX_VALUE, "p95 of /b");
    }

    /** Other writers may store what no server says. */
    @Test
    void aNegativeDurationIsNone() throws Exception {
        store.index(
                day(21),
                List.of(
                        StoredHit.at(T.minusSeconds(1)).taking(-1),
                        StoredHit.at(T.minusSeconds(1)).of("/b").taking(7_000)));

        IntervalTraffic found = interval();

        assertThat(found.hits()).isEqualTo(2);
        assertThat(found.latency().orElseThrow().hits()).isEqualTo(1);
        assertThat(found.list(HitList.SECTIONS).get(0).p95()).isEmpty();
        assertThat(interval("duration<1s").hits()).isEqualTo(1);
    }

    @Test
    void aLogWithoutDurationsHasNoLatency() throws Exception {
        store.index(day(21), List.of(StoredHit.at(T.minusSeconds(1))));

        assertThat(interval().latency()).isEmpty();
        assertThat(interval().list(HitList.SECTIONS)).extracting(HitGroup::p95).containsExactly(OptionalLong.empty());
    }

    @Test
    void hitsWithoutADurationPassNoComparison() throws Exception {
        Random random = new Random(7);
        List<StoredHit> hits =
                hits(random, LongStream.generate(() -> tie(random)).limit(200));

        assertKept(hits, "duration>250ms", nanos -> nanos > 250_000_000);
        assertKept(hits, "duration>=250ms", nanos -> nanos >= 250_000_000);
        assertKept(hits, "duration<250ms", nanos -> nanos < 250_000_000);
        assertKept(hits, "duration<=250ms", nanos -> nanos <= 250_000_000);
        assertKept(hits, "duration<=0s", nanos -> nanos == 0);
        assertKept(hits, "duration>=0s", nanos -> true);
        assertKept(hits, "duration>0s duration<250ms", nanos -> nanos > 0 && nanos < 250_000_000);
        assertKept(hits, "duration<999999999d", nanos -> true);
    }

    @Test
    void theLatencyOfARangeIsThatOfItsHits() throws Exception {
        store.index(
                day(21),
                List.of(
                        StoredHit.at(T.minusSeconds(1)).taking(3_000_000),
                        StoredHit.at(T.minusSeconds(1)).of("/b").taking(9_000_000),
                        StoredHit.at(T.minusSeconds(3)).taking(5_000_000)));
        TimeRange last = TimeRange.endingAt(T, Duration.ofSeconds(2));
        TrafficFilter a = new TrafficFilter(List.of(Condition.parse("section=/a")));

        List<Optional<Latency>> found = new ElasticsearchTrafficSource(
                        store.connection, store.names.pattern(), TrafficFilter.NONE, 3)
                .latencies(List.of(last, TimeRange.endingAt(T.minusSeconds(5), Duration.ofSeconds(2))), a);

        assertThat(found.getFirst().orElseThrow().hits()).isEqualTo(1);
        assertThat(found.getFirst().orElseThrow().maxNanos()).isEqualTo(3_000_000);
        assertThat(found.getLast()).isEmpty();
    }

    /** Each bound is in; sections beyond the tenth, and hits without one, are the others. */
    @Test
    void hitsAreCountedByHowLongTheyTook() throws Exception {
        List<StoredHit> hits = new ArrayList<>();
        for (int section = 0; section < 12; section++) {
            for (int i = 0; i <= section; i++) {
                StoredHit hit = StoredHit.at(T.minusMillis(1 + i)).of("/" + section);
                hits.addAll(List.of(hit, hit.taking(5_000_000), hit.taking(5_000_001), hit.taking(10_000_000_001L)));
            }
        }
        store.index(day(21), hits);

        List<DurationHistogram> found = new ElasticsearchTrafficSource(
                        store.connection, store.names.pattern(), TrafficFilter.NONE, 3, Set::of, true)
                .snapshot(QUESTION)
                .durations();

        assertThat(found).hasSize(11);
        assertThat(found.getFirst().section()).contains("/11");
        assertThat(found.getFirst().counts())
                .containsExactly(12L, 12L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 12L);
        assertThat(found.getFirst().nanos()).isCloseTo(12.0 * 10_010_000_002L, within(100.0));
        assertThat(found.getLast().section()).isEmpty();
        assertThat(found.getLast().counts())
                .containsExactly(3L, 3L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 3L);
    }

    private void assertKept(List<StoredHit> hits, String filter, LongPredicate keeps) throws Exception {
        long expected = hits.stream()
                .flatMapToLong(hit -> hit.duration().stream())
                .filter(keeps)
                .count();
        assertThat(interval(filter.split(" ")).hits()).as(filter).isEqualTo(expected);
    }
}
