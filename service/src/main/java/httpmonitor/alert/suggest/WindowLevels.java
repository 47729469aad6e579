package httpmonitor.alert.suggest;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.StateSearch;
import httpmonitor.alert.WindowCount;
import httpmonitor.alert.WindowCounts;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
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

    private final Duration window;
    private final Optional<BigDecimal> recovery;
    private final AlertLevels levels;

    /** Windows of a rule's condition: its recovery threshold is kept where it is below the threshold. */
    WindowLevels(Duration window, Above condition) {
        this.window = window;
        this.recovery = Optional.of(condition.recovery()).filter(rate -> rate.compareTo(condition.threshold()) < 0);
        this.levels =
                new AlertLevels(recovery.map(this::level).map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    private long level(BigDecimal rate) {
        return Above.level(rate, window.toSeconds());
    }

    /**
     * Takes what is firing before the first second.
     *
     * @param before hits up to the second before it, at least one window long
     */
    void begin(CountedHits before, HitHistory history, DataExtent coverage) throws TrafficUnavailableException {
        CountedHits last = before.since(before.range().to().minus(window));
        levels.next(
                recovery.isPresent()
                        ? highestSinceRecovery(recovery.get(), last, history, coverage)
                        : WindowCount.last(last, window).hits());
    }

    /** Every level up to the highest window since the last recovery has fired. */
    private long highestSinceRecovery(BigDecimal rate, CountedHits last, HitHistory history, DataExtent coverage)
            throws TrafficUnavailableException {
        AlertRule rule = new AlertRule(Optional.empty(), TrafficFilter.NONE, window, new Above(rate, rate));
        return new StateSearch(rule, history, coverage).stateAfter(last) instanceof Firing firing
                ? firing.peakHits()
                : 0;
    }

    /**
     * Takes the seconds after {@code start}.
     *
     * @param known hits from at least one window before {@code start} on
     */
    void advance(CountedHits known, Instant start) {
        WindowCounts.of(known.since(start.minus(window)), window).forEachAfterFirst((t, hits) -> levels.next(hits));
    }

    /** The lowest threshold from which on upwards none has more alerts. */
    Suggestion suggestion(long atMost) {
        BigDecimal rate = BigDecimal.valueOf(levels.lowestWithAtMost(atMost))
                .divide(BigDecimal.valueOf(window.toSeconds()), 2, RoundingMode.UP);
        // Rounded up it may exceed the level that was found, which can only mean fewer alerts; rounding down the
        // recovery threshold to whole hits may have gone below it.
        BigDecimal threshold = recovery.map(rate::max).orElse(rate);
        return new Suggestion(window, level(threshold), threshold, levels.alertsAt(level(threshold)));
    }
}
