package httpmonitor.alert.suggest;

import static httpmonitor.alert.SeriesNotation.NOON;
import static httpmonitor.alert.SeriesNotation.at;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.RandomTraffic;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Suggested thresholds against replays with them, and the busiest windows against a choice among all. */
class ThresholdSearchModelTest {

    private static final int SLICE = 43_200;

    @Test
    void noThresholdFromTheSuggestedOneOnHasMoreAlertsAndTheNextLowerLevelHas() throws Exception {
        for (long seed = 0; seed < 4_000; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            Case example = new Case(random, 1 + random.below(12), random.hits(1 + random.below(80), 10));
            ThresholdSuggestions found = example.search();

            for (Suggestion suggestion : found.thresholds()) {
                example.checkPromise(seed, suggestion, found.atMost());
                for (long higher = suggestion.hits(); higher <= example.most(suggestion.window()); higher++) {
                    assertThat(example.alerts(suggestion.window(), example.rate(suggestion.window(), higher)))
                            .as("seed %s, level %s", seed, higher)
                            .isLessThanOrEqualTo(found.atMost());
                }
            }
            assertThat(found.busiest()).as("seed %s", seed).isEqualTo(example.busiest());
        }
    }

    @Test
    void longHistoriesAreSearchedInSlicesAndSilenceIsPassedOver() throws Exception {
        for (long seed = 0; seed < 60; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            int window = random.oneIn(2) ? 1 + random.below(21_600) : 1 + random.below(300);
            Case example = new Case(random, window, clusters(random));
            ThresholdSuggestions found = example.search();

            for (Suggestion suggestion : found.thresholds()) {
                example.checkPromise(seed, suggestion, found.atMost());
            }
            assertThat(found.busiest()).as("seed %s", seed).isEqualTo(example.busiest());
        }
    }

    /** Up to two days: stretches of traffic of any length, and silence of any length between them. */
    private static long[] clusters(RandomTraffic random) {
        long[] hits = new long[1 + random.below(4 * SLICE)];
        int next = random.below(SLICE);
        while (next < hits.length) {
            long[] cluster = random.hits(random.oneIn(3) ? random.below(2 * SLICE) : 1 + random.below(600), 5_000);
            System.arraycopy(cluster, 0, hits, next, Math.min(cluster.length, hits.length - next));
            next += cluster.length + random.below(random.oneIn(2) ? 2 * SLICE : 600);
        }
        return hits;
    }

    /** A history, a rule, and what is asked about them. */
    private static final class Case {

        private final AlertRule rule;
        private final HitSeries hits;
        private final InMemoryHitHistory history = new InMemoryHitHistory();
        private final TimeRange range;
        private final DataExtent coverage;
        private final AlertBudget budget;

        Case(RandomTraffic random, int window, long[] seconds) {
            rule = random.ruleWithWindow(window);
            int length = seconds.length + 2 * window + 2;
            Instant from = at(random.below(length) - window);
            range = new TimeRange(from, from.plusSeconds(random.below(length)));
            coverage = DataExtent.until(
                    random.oneIn(2)
                            ? Instant.MAX
                            : at(random.below(length) - window).plusMillis(random.below(2)));
            long most = random.below(5);
            budget = new AlertBudget(most, Duration.ofSeconds(1 + random.below(length)));
            history.add(HitSeries.of(NOON, seconds));
            hits = HitSeries.empty(new TimeRange(at(-3L * window - 2), NOON))
                    .followedBy(HitSeries.of(NOON, seconds))
                    .followedBy(HitSeries.empty(new TimeRange(at(seconds.length), at(3L * length))));
        }

        ThresholdSuggestions search() throws Exception {
            return new ThresholdSearch(rule, history).over(range, coverage, budget);
        }

        /**
         * The suggested threshold keeps to the budget, with the number of alerts that the suggestion says; one level
         * lower would exceed it.
         */
        void checkPromise(long seed, Suggestion suggestion, long atMost) throws Exception {
            assertThat(alerts(suggestion.window(), suggestion.threshold()))
                    .as("seed %s, %s", seed, suggestion)
                    .isLessThanOrEqualTo(atMost)
                    .isEqualTo(suggestion.alerts());
            assertThat(isLowest(suggestion) || hasMoreBelow(suggestion, atMost))
                    .as("seed %s, %s", seed, suggestion)
                    .isTrue();
        }

        /** No threshold may be below the recovery threshold. */
        private boolean isLowest(Suggestion suggestion) {
            return lower(suggestion).compareTo(recovery()) < 0;
        }

        /** The next lower number of two decimals. */
        private static BigDecimal lower(Suggestion suggestion) {
            return suggestion.threshold().subtract(new BigDecimal("0.01"));
        }

        /** The suggestion was rounded up: of the levels from the next lower number on, one has more alerts. */
        private boolean hasMoreBelow(Suggestion suggestion, long atMost) throws Exception {
            long lowest = Above.level(lower(suggestion), suggestion.window().toSeconds());
            for (long lower = suggestion.hits() - 1; lower >= lowest; lower--) {
                if (alerts(suggestion.window(), rate(suggestion.window(), lower)) > atMost) {
                    return true;
                }
            }
            return false;
        }

        /** The alerts that a replay finds. */
        long alerts(Duration window, BigDecimal threshold) throws Exception {
            BigDecimal recovery = hasRecovery() ? recovery() : threshold;
            return new AlertReplay(new AlertRule(window, threshold, recovery), history)
                    .alerts(range, coverage)
                    .size();
        }

        private boolean hasRecovery() {
            return rule.recoveryThreshold().compareTo(rule.threshold()) < 0;
        }

        private BigDecimal recovery() {
            return hasRecovery() ? rule.recoveryThreshold() : BigDecimal.ZERO;
        }

        /** A threshold at which windows fire that have more hits. */
        BigDecimal rate(Duration window, long level) {
            return BigDecimal.valueOf(level)
                    .divide(BigDecimal.valueOf(window.toSeconds()), 18, RoundingMode.UP)
                    .max(recovery());
        }

        long most(Duration window) {
            return WindowTotals.of(hits, window).stream()
                    .mapToLong(BusyWindow::hits)
                    .max()
                    .orElse(0);
        }

        List<BusyWindow> busiest() {
            TimeRange judged = coverage.judged(range);
            List<BusyWindow> left = new ArrayList<>(WindowTotals.of(hits, rule.window()));
            left.removeIf(one -> one.hits() == 0 || !judged.contains(one.range().to()));
            left.sort(Comparator.comparingLong(BusyWindow::hits)
                    .reversed()
                    .thenComparing(one -> one.range().from()));
            List<BusyWindow> chosen = new ArrayList<>();
            while (!left.isEmpty() && chosen.size() < 5) {
                BusyWindow next = left.getFirst();
                chosen.add(next);
                left.removeIf(one -> one.range().from().isBefore(next.range().to())
                        && next.range().from().isBefore(one.range().to()));
            }
            return chosen;
        }
    }

    /** Every window of a series. */
    private static final class WindowTotals {

        static List<BusyWindow> of(HitSeries series, Duration window) {
            long[] hits = series.hits();
            List<BusyWindow> windows = new ArrayList<>();
            long sum = 0;
            for (int end = 1; end <= hits.length; end++) {
                sum += hits[end - 1];
                if (end > window.toSeconds()) {
                    sum -= hits[Math.toIntExact(end - 1 - window.toSeconds())];
                }
                Instant t = series.range().from().plusSeconds(end);
                windows.add(new BusyWindow(TimeRange.endingAt(t, window), sum));
            }
            return windows;
        }
    }
}
