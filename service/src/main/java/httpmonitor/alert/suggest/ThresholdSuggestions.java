package httpmonitor.alert.suggest;

import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Thresholds that a rule could have, and what they are to be held against.
 *
 * @param judged the seconds that were looked at
 * @param atMost how many alerts were allowed in them
 * @param thresholds for the rule's own window first, then for windows of half and of twice its length, where there are
 *     such
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
     * The lowest threshold for windows of some length: neither it nor any higher one has more alerts than were allowed.
     *
     * @param hits the most hits that a window may have without an alert
     * @param threshold the same per second, rounded up to two decimals
     * @param alerts how many there would have been, those that had fired before and not yet recovered included
     */
    public record Suggestion(Duration window, long hits, BigDecimal threshold, long alerts) {}

    /** The one for the rule's own window. */
    public Suggestion own() {
        return thresholds.getFirst();
    }
}
