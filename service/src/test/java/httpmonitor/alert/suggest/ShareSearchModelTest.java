package httpmonitor.alert.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition.ShareAbove;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.RandomTraffic;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Suggested thresholds of shares keep what they promise: against replays with them, and with the next lower ones. */
class ShareSearchModelTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final BigDecimal STEP = new BigDecimal("0.01");

    private record Shares(InMemoryHitHistory matching, InMemoryHitHistory all) implements HitHistory {

        @Override
        public CountedHits counted(TimeRange range) throws TrafficUnavailableException {
            return new CountedHits(
                    matching.counted(range).matching(), all.counted(range).matching());
        }

        @Override
        public Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException {
            return all.firstHit(range);
        }

        @Override
        public Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException {
            return all.lastHitBefore(before);
        }

        @Override
        public HitHistory counting(Counting counting) {
            return this;
        }
    }

    private static AlertRule rule(Duration window, BigDecimal threshold, long floor, Optional<BigDecimal> recovery) {
        ShareAbove condition = new ShareAbove(threshold, floor, recovery.orElse(threshold));
        return new AlertRule(Optional.of("share"), TrafficFilter.NONE, window, condition);
    }

    @Test
    void aThresholdHasTheAlertsThatItSaysAndNoLowerOneKeepsToTheBudget() throws Exception {
        int between = 0;
        for (int seed = 0; seed < 300; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            Shares history = new Shares(new InMemoryHitHistory(), new InMemoryHitHistory());
            int seconds = 20 + random.below(300);
            long[] hits = random.hits(seconds, 40);
            for (int i = 0; i < seconds; i++) {
                history.all().add(NOON.plusSeconds(i), hits[i]);
                history.matching().add(NOON.plusSeconds(i), random.below((int) hits[i] + 1));
            }
            long floor = 1L + random.below(40);
            Optional<BigDecimal> recovery =
                    random.oneIn(2) ? Optional.of(BigDecimal.valueOf(random.below(6_000), 2)) : Optional.empty();
            AlertRule rule = rule(Duration.ofSeconds(1 + random.below(20)), BigDecimal.valueOf(100), floor, recovery);
            Instant from = NOON.plusSeconds(random.below(seconds));
            TimeRange range = new TimeRange(from, from.plusSeconds(random.below(seconds)));
            DataExtent coverage = DataExtent.until(Instant.MAX);
            AlertBudget budget = new AlertBudget(random.below(5), Duration.ofSeconds(1 + random.below(seconds)));

            ThresholdSuggestions found = new ThresholdSearch(rule, history).over(range, coverage, budget);

            for (Suggestion suggestion : found.thresholds()) {
                String seen = "seed %d, %s".formatted(seed, suggestion);
                BigDecimal threshold = suggestion.threshold();
                assertThat(alerts(history, range, rule(suggestion.window(), threshold, floor, recovery)))
                        .as(seen)
                        .isLessThanOrEqualTo(found.atMost())
                        .isEqualTo(suggestion.alerts());
                BigDecimal lower = threshold.subtract(STEP);
                if (lower.compareTo(recovery.orElse(BigDecimal.ZERO)) >= 0) {
                    between++;
                    assertThat(alerts(history, range, rule(suggestion.window(), lower, floor, recovery)))
                            .as(seen)
                            .isGreaterThan(found.atMost());
                }
            }
        }
        assertThat(between).isGreaterThan(200);
    }

    private static long alerts(HitHistory history, TimeRange range, AlertRule rule) throws Exception {
        return new AlertReplay(rule, history)
                .alerts(range, DataExtent.until(Instant.MAX))
                .size();
    }
}
