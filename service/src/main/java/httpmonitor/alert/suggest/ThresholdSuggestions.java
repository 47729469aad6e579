package httpmonitor.alert.suggest;

import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Suggested thresholds for a rule, and the busiest windows to compare them with.
 *
 * @param judged the judged seconds
 * @param atMost the number of alerts that are allowed in them
 * @param thresholds for the rule's own window, then for windows of half and of twice its length, where a rule can have
 *     them
 * @param busiest the busiest windows of the rule's own length that have no second in common, busiest first; none where
 *     there was no hit
 */
public record ThresholdSuggestions(
        TimeRange judged, long atMost, List<Suggestion> thresholds, List<BusyWindow> busiest) {

    /** Copies the lists. */
    public ThresholdSuggestions {
        thresholds = List.copyOf(thresholds);
        busiest = List.copyOf(busiest);
    }

    /**
     * The lowest threshold for windows of some length at and above which no threshold has more alerts than allowed.
     *
     * @param hits the highest number of hits of a window without an alert
     * @param threshold the same per second, rounded up to two decimals
     * @param alerts the number of alerts, those that fired before the range and had not recovered included
     */
    public record Suggestion(Duration window, long hits, BigDecimal threshold, long alerts) {}

    /** The one for the rule's own window. */
    public Suggestion own() {
        return thresholds.getFirst();
    }
}
