package httpmonitor.view.screen.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the user is on the screen.
 *
 * @param page the page that is shown
 * @param subject the row that the page is about, for example {@code section /api}; empty for none; raw log text
 * @param scrolled how many lines of the help are above the top of the screen
 * @param cursors the cursors of the lists
 * @param sorts the key that the lists of a page are sorted by, where it is not the first one
 * @param filters the filters that the user typed, newest first
 * @param trail the places that the user came from, newest last
 * @param height how many hits fit on one page
 */
public record Browsing(
        Page page,
        String subject,
        int scrolled,
        Cursors cursors,
        Map<Page, SortBy> sorts,
        List<String> filters,
        List<Visited> trail,
        int height) {

    static final Browsing FIRST = new Browsing(Page.OVERVIEW, "", 0, Cursors.FIRST, Map.of(), List.of(), List.of(), 10);

    private static final int FILTERS_KEPT = 20;

    /**
     * A place to go back to.
     *
     * @param viewpoint the viewpoint at that place
     */
    public record Visited(Page page, String subject, Cursors cursors, Viewpoint viewpoint) {}

    /** Copies the lists and the map. */
    public Browsing {
        sorts = Map.copyOf(sorts);
        filters = List.copyOf(filters);
        trail = List.copyOf(trail);
    }

    /** This state on another page, without a way back. */
    Browsing turnedTo(Page other) {
        return new Browsing(other, "", 0, Cursors.FIRST, sorts, filters, List.of(), height);
    }

    /** This state on a further page, with the way back. */
    Browsing onTo(Page other, String what, Cursors first, Viewpoint left) {
        List<Visited> longer = new ArrayList<>(trail);
        longer.add(new Visited(page, subject, cursors, left));
        return new Browsing(other, what, 0, first, sorts, filters, longer, height);
    }

    Browsing back() {
        Visited last = trail.getLast();
        return new Browsing(
                last.page(),
                last.subject(),
                0,
                last.cursors(),
                sorts,
                filters,
                trail.subList(0, trail.size() - 1),
                height);
    }

    Browsing scrolledTo(int line) {
        return new Browsing(page, subject, Math.max(0, line), cursors, sorts, filters, trail, height);
    }

    Browsing with(Cursors other) {
        return new Browsing(page, subject, scrolled, other, sorts, filters, trail, height);
    }

    /** The key that the lists of the page are sorted by. */
    public SortBy sort() {
        return sorts.getOrDefault(page, SortBy.HITS);
    }

    Browsing withSort(SortBy other) {
        Map<Page, SortBy> changed = new HashMap<>(sorts);
        changed.put(page, other);
        return new Browsing(page, subject, scrolled, cursors, changed, filters, trail, height);
    }

    Browsing withHeight(int rows) {
        return new Browsing(page, subject, scrolled, cursors, sorts, filters, trail, Math.max(1, rows));
    }

    /** This state with a typed filter as the newest. */
    Browsing withFilter(String typed) {
        List<String> all = new ArrayList<>(filters);
        all.remove(typed);
        if (!typed.isBlank()) {
            all.addFirst(typed);
        }
        return new Browsing(
                page,
                subject,
                scrolled,
                cursors,
                sorts,
                all.subList(0, Math.min(all.size(), FILTERS_KEPT)),
                trail,
                height);
    }
}
