package httpmonitor.traffic;

import java.util.Optional;
import java.util.Set;

/**
 * What a user looks at. A view changes what is shown, never how rules are judged.
 *
 * @param filter which hits are shown
 * @param detail which of those to show in detail as well, if any
 * @param lists the lists of the interval in addition to those of every tick; a detail has all lists
 * @param top the least number of rows to read for each list; the source may return more
 * @param compared whether to read the span before the interval too, of the same length; only the detail's hits, if any
 * @param newest which of the newest hits to read; where there is a detail, only its hits
 */
public record View(
        TrafficFilter filter,
        Optional<TrafficFilter> detail,
        Set<HitList> lists,
        int top,
        boolean compared,
        Optional<Newest> newest) {

    /** All hits, without a detail. */
    public static final View EVERYTHING = new View(TrafficFilter.NONE, Optional.empty());

    /** Copies the set. */
    public View {
        lists = Set.copyOf(lists);
    }

    /** A view with the lists of every tick. */
    public View(TrafficFilter filter, Optional<TrafficFilter> detail) {
        this(filter, detail, Set.of(), 0, false, Optional.empty());
    }

    /**
     * The newest hits up to the end of the interval, of any day.
     *
     * @param most the highest number
     * @param before only hits that are older than this one
     */
    public record Newest(int most, Optional<StoredHit.Place> before) {}

    /** Whether an answer to this view answers the other one too. */
    public boolean answers(View other) {
        return filter.equals(other.filter)
                && (other.detail.isEmpty() || other.detail.equals(detail))
                && lists.containsAll(other.lists)
                && top >= other.top
                && (!other.compared || (compared && detail.equals(other.detail)))
                && (other.newest.isEmpty() || (newest.equals(other.newest) && detail.equals(other.detail)));
    }
}
