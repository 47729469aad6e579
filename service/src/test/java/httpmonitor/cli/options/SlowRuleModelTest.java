package httpmonitor.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.RandomTraffic;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules about slow hits, from their text to their alerts, against hits that are looked at one by one. */
class SlowRuleModelTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final long LIMIT = 500_000_000;

    private record Slow(int second, String section, OptionalLong nanos) {

        boolean isSlow() {
            return nanos.orElse(0) > LIMIT;
        }
    }

    /** Answers as a store does: it looks at each condition of a filter. */
    private record Hits(List<Slow> all, Counting counting, int seconds) implements HitHistory {

        @Override
        public CountedHits counted(TimeRange range) {
            HitSeries matching = series(range, counting.matching());
            return counting.shareOfAll()
                    ? new CountedHits(matching, series(range, counting.whole()))
                    : CountedHits.of(matching);
        }

        @Override
        public HitHistory counting(Counting other) {
            return new Hits(all, other, seconds);
        }

        private HitSeries series(TimeRange range, TrafficFilter filter) {
            long[] hits = new long[Math.toIntExact(range.seconds())];
            for (Slow hit : all) {
                Instant time = NOON.plusSeconds(hit.second());
                if (range.contains(time) && filter.conditions().stream().allMatch(of -> passes(hit, of))) {
                    hits[Math.toIntExact(time.getEpochSecond() - range.from().getEpochSecond())]++;
                }
            }
            return HitSeries.of(range.from(), hits);
        }

        private static boolean passes(Slow hit, Condition condition) {
            return switch (condition.field()) {
                case SECTION -> hit.section().equals(condition.value());
                case DURATION ->
                    hit.nanos().isPresent()
                            && switch (condition.comparison()) {
                                case MORE -> hit.nanos().getAsLong() > condition.nanos();
                                case AT_LEAST -> hit.nanos().getAsLong() >= condition.nanos();
                                case LESS, AT_MOST, EQUAL, NOT_EQUAL -> throw new AssertionError(condition);
                            };
                case CLIENT, STATUS, METHOD, HOST, URL, AGENT, REFERRER -> throw new AssertionError(condition);
            };
        }

        @Override
        public Optional<Instant> firstHit(TimeRange range) {
            HitSeries all = counted(range).all();
            for (Instant t = range.from(); t.isBefore(range.to()); t = t.plusSeconds(1)) {
                if (all.sum(new TimeRange(t, t.plusSeconds(1))) > 0) {
                    return Optional.of(t);
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<Instant> lastHitBefore(Instant before) {
            Instant end = NOON.plusSeconds(seconds);
            Instant to = before.isBefore(end) ? before : end;
            return to.isAfter(NOON) ? counted(new TimeRange(NOON, to)).all().newest() : Optional.empty();
        }
    }

    private static List<Slow> random(RandomTraffic random, int seconds) {
        List<Slow> hits = new ArrayList<>();
        int slowness = random.below(100);
        for (int second = 0; second < seconds; second++) {
            if (random.oneIn(20)) {
                slowness = random.below(100);
            }
            for (int i = random.below(6); i > 0; i--) {
                boolean slow = random.below(100) < slowness;
                long nanos = slow ? LIMIT + random.below(3) : LIMIT - random.below(3);
                hits.add(new Slow(
                        second,
                        random.oneIn(3) ? "/b" : "/api",
                        random.oneIn(5) ? OptionalLong.empty() : OptionalLong.of(nanos)));
            }
        }
        return hits;
    }

    @Test
    void alertsOfSlowRulesAreThoseOfTheHitsThemselves() throws Exception {
        int fired = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            int seconds = 20 + random.below(180);
            int window = 1 + random.below(20);
            int percent = 1 + random.below(60);
            int recovery = random.below(percent + 1);
            int floor = 1 + random.below(8);
            boolean share = random.oneIn(2);
            String text = share
                    ? "slow: section=/api duration>500ms > %d%% of >= %d over %ds recover %d%%"
                            .formatted(percent, floor, window, recovery)
                    : "slow: section=/api duration>500ms > %d/s over %ds recover %d/s"
                            .formatted(percent % 4, window, recovery * (percent % 4) / percent);
            List<Slow> hits = random(random, seconds);
            AlertRule rule = RuleText.parse(text, ZoneOffset.UTC);
            TimeRange range = new TimeRange(NOON, NOON.plusSeconds(seconds + 2L * window + 2));

            List<Alert> found = new AlertReplay(rule, new Hits(hits, rule.counting(), seconds))
                    .alerts(range, DataExtent.until(Instant.MAX));

            List<String> expected = share
                    ? alerts(
                            hits,
                            range,
                            window,
                            of -> of.whole() >= floor && 100L * of.slow() > (long) percent * of.whole(),
                            of -> 100L * of.slow() <= (long) recovery * of.whole())
                    : alerts(
                            hits,
                            range,
                            window,
                            of -> of.slow() > (long) (percent % 4) * window,
                            of -> of.slow() <= (long) (recovery * (percent % 4) / percent) * window);
            assertThat(found)
                    .as("seed %s, %s", seed, text)
                    .extracting(
                            alert -> alert.firedAt() + " " + alert.recoveredAt().orElse(null))
                    .isEqualTo(expected);
            fired += expected.size();
        }
        assertThat(fired).isGreaterThan(1_000);
    }

    private record Window(long slow, long whole) {}

    /** By definition: each second's window is counted from all hits. */
    private static List<String> alerts(
            List<Slow> hits, TimeRange range, int window, Predicate<Window> fires, Predicate<Window> recovers) {
        List<String> alerts = new ArrayList<>();
        @Nullable Instant firing = null;
        for (Instant t = range.from(); t.isBefore(range.to()); t = t.plusSeconds(1)) {
            Window of = window(hits, t.getEpochSecond() - NOON.getEpochSecond(), window);
            if (firing == null && fires.test(of)) {
                firing = t;
            } else if (firing != null && recovers.test(of)) {
                alerts.add(firing + " " + t);
                firing = null;
            }
        }
        if (firing != null) {
            alerts.add(firing + " null");
        }
        return alerts;
    }

    private static Window window(List<Slow> hits, long end, int length) {
        long slow = 0;
        long whole = 0;
        for (Slow hit : hits) {
            boolean within = hit.second() >= end - length && hit.second() < end;
            if (within && hit.section().equals("/api") && hit.nanos().isPresent()) {
                whole++;
                slow += hit.isSlow() ? 1 : 0;
            }
        }
        return new Window(slow, whole);
    }
}
