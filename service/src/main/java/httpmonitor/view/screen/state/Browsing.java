package httpmonitor.view.screen.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the user is on the screen.
 *
 * @param page the page that is shown
 * @param subject the row that the page is about, for example {@code section /api}; empty for none; raw log text
 * @param scrolled how many lines of the help are above the top of the screen
 * @param cursors the cursors of the lists
 * @param sort the key that the lists are sorted by
 * @param filters the filters that the user typed, newest first
 * @param trail the places that the user came from, newest last
 * @param height how many hits fit on one page
 */
public record Browsing(
        Page page,
        String subject,
        int scrolled,
        Cursors cursors,
        SortBy sort,
        List<String> filters,
        List<Visited> trail,
        int height) {

    static final Browsing FIRST =
            new Browsing(Page.OVERVIEW, "", 0, Cursors.FIRST, SortBy.HITS, List.of(), List.of(), 10);

    private static final int FILTERS_KEPT = 20;

    /**
     * A place to go back to.
     *
     * @param viewpoint the viewpoint at that place
     */
    public record Visited(Page page, String subject, Cursors cursors, Viewpoint viewpoint) {}

    /** Copies the lists. */
    public Browsing {
        filters = List.copyOf(filters);
        trail = List.copyOf(trail);
    }

    /** On another page, without a way back. */
    Browsing turnedTo(Page other) {
        return new Browsing(other, "", 0, Cursors.FIRST, sort, filters, List.of(), height);
    }

    /** On a page further on, with the way back. */
    Browsing onTo(Page other, String what, Cursors first, Viewpoint left) {
        List<Visited> longer = new ArrayList<>(trail);
        longer.add(new Visited(page, subject, cursors, left));
        return new Browsing(other, what, 0, first, sort, filters, longer, height);
    }

    Browsing back() {
        Visited last = trail.getLast();
        return new Browsing(
                last.page(),
                last.subject(),
                0,
                last.cursors(),
                sort,
                filters,
                trail.subList(0, trail.size() - 1),
                height);
    }

    Browsing scrolledTo(int line) {
        return new Browsing(page, subject, Math.max(0, line), cursors, sort, filters, trail, height);
    }

    Browsing with(Cursors other) {
        return new Browsing(page, subject, scrolled, other, sort, filters, trail, height);
    }

    Browsing withSort(SortBy other) {
        return new Browsing(page, subject, scrolled, cursors, other, filters, trail, height);
    }

    Browsing withHeight(int rows) {
        return new Browsing(page, subject, scrolled, cursors, sort, filters, trail, Math.max(1, rows));
    }

    /** With a filter that was typed, first among the last ones. */
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
                sort,
                all.subList(0, Math.min(all.size(), FILTERS_KEPT)),
                trail,
                height);
    }
}
