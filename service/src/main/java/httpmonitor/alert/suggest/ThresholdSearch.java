package httpmonitor.alert.suggest;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.ShareAbove;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.WindowCounts;
import httpmonitor.alert.WindowWalk;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Searches the lowest thresholds that stay within a budget of alerts, for several windows in one pass over the stored
 * hits.
 *
 * <p>{@link AlertReplay#alerts} finds as many alerts at a suggested threshold as the suggestion says. A failed read
 * ends the search with the exception of the history.
 */
public final class ThresholdSearch {

    private final AlertRule rule;
    private final HitHistory history;

    /**
     * A search for a rule's threshold over a history.
     *
     * @param rule a rule that {@link #suits}. Its threshold does not matter; a recovery threshold below it is kept,
     *     else alerts recover at the suggested threshold
     * @throws IllegalArgumentException for a rule of another kind
     */
    public ThresholdSearch(AlertRule rule, HitHistory history) {
        if (!suits(rule)) {
            throw new IllegalArgumentException(
                    "thresholds are suggested for rules of the kinds '> RATE/s' and '> SHARE%' only");
        }
        this.rule = rule;
        this.history = history;
    }

    /** Whether thresholds can be suggested for a rule: one of much traffic, or of a large share. */
    public static boolean suits(AlertRule rule) {
        return rule.condition() instanceof Above || rule.condition() instanceof ShareAbove;
    }

    /**
     * The thresholds for a range.
     *
     * @param range the seconds to judge; those after the horizon are left out, and do not add to the budget
     * @param coverage the time for which hits are known
     */
    public ThresholdSuggestions over(TimeRange range, DataExtent coverage, AlertBudget budget)
            throws TrafficUnavailableException {
        TimeRange judged = coverage.judged(range);
        List<WindowLevels> windows = lengths().stream()
                .map(length -> new WindowLevels(length, rule.condition()))
                .toList();
        Duration longest = lengths().stream().max(Comparator.naturalOrder()).orElseThrow();
        BusiestWindows busiest = new BusiestWindows(rule.window());
        WindowWalk walk = WindowWalk.before(judged, history, longest, Instant.MIN, true);
        for (WindowLevels window : windows) {
            window.begin(walk.window(), history, coverage);
        }
        for (Optional<CountedHits> known = walk.next(); known.isPresent(); known = walk.next()) {
            Instant before = known.get().range().from().plus(longest);
            for (WindowLevels window : windows) {
                window.advance(known.get(), before);
            }
            WindowCounts.of(known.get().since(before.minus(rule.window())), rule.window())
                    .forEachAfterFirst((t, count) -> busiest.next(t, count.hits()));
        }
        long atMost = budget.within(judged.length());
        return new ThresholdSuggestions(
                judged,
                atMost,
                windows.stream().map(window -> window.suggestion(atMost)).toList(),
                busiest.list());
    }

    /** The rule's own window, half and twice of it, as far as a rule can have them. */
    private List<Duration> lengths() {
        return Stream.of(
                        rule.window(),
                        Duration.ofSeconds(rule.window().toSeconds() / 2),
                        rule.window().multipliedBy(2))
                .filter(AlertRule::isWindow)
                .toList();
    }
}
