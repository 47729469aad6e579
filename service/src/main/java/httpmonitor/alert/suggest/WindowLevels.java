package httpmonitor.alert.suggest;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.Condition;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.ShareAbove;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.StateSearch;
import httpmonitor.alert.WindowCount;
import httpmonitor.alert.WindowCounts;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The alerts at every threshold for windows of one length. */
final class WindowLevels {

    private static final BigDecimal HUNDREDTHS = BigDecimal.valueOf(10_000);

    private final Duration window;
    private final OptionalLong minimumHits;
    private final Optional<BigDecimal> recovery;
    private final AlertLevels levels;

    /** Windows of a rule's condition: its recovery threshold is kept where it is below the threshold. */
    WindowLevels(Duration window, Condition condition) {
        this.window = window;
        this.minimumHits = condition.minimumHits();
        this.recovery = Optional.of(condition.recovery()).filter(rate -> rate.compareTo(condition.threshold()) < 0);
        this.levels =
                new AlertLevels(recovery.map(this::level).map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    /** A threshold as a level: the hits of a window, or hundredths of a percent. */
    private long level(BigDecimal threshold) {
        return Above.level(threshold, scale());
    }

    private long scale() {
        return minimumHits.isPresent() ? 100 : window.toSeconds();
    }

    /** The level of a window. A share is rounded up, which keeps it above the same levels. */
    private long level(WindowCount count) {
        if (minimumHits.isEmpty()) {
            return count.hits();
        }
        return count.total() == 0
                ? 0
                : BigDecimal.valueOf(count.hits())
                        .multiply(HUNDREDTHS)
                        .divide(BigDecimal.valueOf(count.total()), 0, RoundingMode.CEILING)
                        .longValueExact();
    }

    private boolean canFire(WindowCount count) {
        return minimumHits.isEmpty() || count.total() >= minimumHits.getAsLong();
    }

    private void next(WindowCount count) {
        if (canFire(count)) {
            levels.next(level(count));
        } else {
            levels.nextWithoutFire(level(count));
        }
    }

    /**
     * Takes the state before the first second.
     *
     * @param before hits up to the second before it, at least one window long
     */
    void begin(CountedHits before, HitHistory history, DataExtent coverage) throws TrafficUnavailableException {
        CountedHits last = before.since(before.range().to().minus(window));
        levels.next(
                recovery.isPresent()
                        ? highestSinceRecovery(recovery.get(), last, history, coverage)
                        : lowestSinceFire(last, history));
    }

    /** The level of the last window that could fire, or the lowest one since: the higher ones have recovered. */
    private long lowestSinceFire(CountedHits last, HitHistory history) throws TrafficUnavailableException {
        long lowest = Long.MAX_VALUE;
        CountedHits known = last;
        while (true) {
            for (Instant end = known.range().to();
                    !end.isBefore(known.range().from().plus(window));
                    end = end.minusSeconds(1)) {
                WindowCount count = WindowCount.last(known.until(end), window);
                lowest = Math.min(lowest, level(count));
                if (lowest == 0 || canFire(count)) {
                    return lowest;
                }
            }
            CountedHits oldest = known.until(known.range().from().plus(window));
            known = history.counted(TimeRange.endingAt(oldest.range().from(), HitHistory.LONGEST_SLICE))
                    .followedBy(oldest.until(oldest.range().to().minusSeconds(1)));
        }
    }

    /** Every level up to the highest window since the last recovery has fired. */
    private long highestSinceRecovery(BigDecimal rate, CountedHits last, HitHistory history, DataExtent coverage)
            throws TrafficUnavailableException {
        Condition condition =
                minimumHits.isPresent() ? new ShareAbove(rate, minimumHits.getAsLong(), rate) : new Above(rate, rate);
        AlertRule rule = new AlertRule(Optional.empty(), TrafficFilter.NONE, window, condition);
        return new StateSearch(rule, history, coverage).stateAfter(last) instanceof Firing firing
                ? level(firing.peak())
                : 0;
    }

    /**
     * Takes the seconds after {@code start}.
     *
     * @param known hits from at least one window before {@code start} on
     */
    void advance(CountedHits known, Instant start) {
        WindowCounts.of(known.since(start.minus(window)), window).forEachAfterFirst((t, count) -> next(count));
    }

    /** The lowest threshold at and above which none has more alerts than this. */
    Suggestion suggestion(long atMost) {
        BigDecimal rate = BigDecimal.valueOf(levels.lowestWithAtMost(atMost))
                .divide(BigDecimal.valueOf(scale()), 2, RoundingMode.UP);
        // Rounded up it may exceed the level that was found, which can only mean fewer alerts; rounding down the
        // recovery threshold to whole hits may have gone below it.
        BigDecimal threshold = recovery.map(rate::max).orElse(rate);
        return new Suggestion(window, level(threshold), threshold, levels.alertsAt(level(threshold)));
    }
}
