package httpmonitor.view.screen.state;

import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.TrafficFilter.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the user is on the screen; the store is asked nothing for it.
 *
 * @param page what is shown
 * @param scrolled how many lines of the help have gone out at its top
 * @param rows the cursor among what is listed
 * @param alerts the cursor among the alerts
 * @param sort what the lists are sorted by
 * @param filters those that were typed, the newest first
 */
public record Browsing(
        Page page,
        int scrolled,
        Selection<Condition> rows,
        Selection<RuleEvent> alerts,
        SortBy sort,
        List<String> filters) {

    static final Browsing FIRST =
            new Browsing(Page.NUMBERS, 0, Selection.first(), Selection.first(), SortBy.HITS, List.of());

    private static final int FILTERS_KEPT = 20;

    /** Copies the list. */
    public Browsing {
        filters = List.copyOf(filters);
    }

    Browsing on(Page other, Selection<RuleEvent> newest) {
        return new Browsing(other, 0, rows, newest, sort, filters);
    }

    Browsing scrolledTo(int line) {
        return new Browsing(page, Math.max(0, line), rows, alerts, sort, filters);
    }

    Browsing withRows(Selection<Condition> other) {
        return new Browsing(page, scrolled, other, alerts, sort, filters);
    }

    Browsing withAlerts(Selection<RuleEvent> other) {
        return new Browsing(page, scrolled, rows, other, sort, filters);
    }

    Browsing withSort(SortBy other) {
        return new Browsing(page, scrolled, rows, alerts, other, filters);
    }

    /** With a filter that was typed, first among the last ones. */
    Browsing withFilter(String typed) {
        List<String> all = new ArrayList<>(filters);
        all.remove(typed);
        if (!typed.isBlank()) {
            all.addFirst(typed);
        }
        return new Browsing(page, scrolled, rows, alerts, sort, all.subList(0, Math.min(all.size(), FILTERS_KEPT)));
    }
}
