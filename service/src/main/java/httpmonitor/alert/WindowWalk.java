package httpmonitor.alert;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the windows of a stretch of time in slices, of which one is held at a time.
 *
 * <p>Empty stretches are skipped where nothing depends on them, so that the number of reads follows the traffic, not
 * the calendar.
 */
public final class WindowWalk {

    private final HitHistory history;
    private final Duration window;
    private final Instant end;
    private final Instant change;
    private final boolean jumps;
    private CountedHits newest;

    private WindowWalk(
            HitHistory history, Duration window, Instant end, Instant change, boolean jumps, CountedHits newest) {
        this.jumps = jumps;
        this.history = history;
        this.window = window;
        this.end = end;
        this.change = change;
        this.newest = newest;
    }

    /**
     * A walk at the second before a stretch; needs one read.
     *
     * @param judged the seconds whose windows are needed
     * @param window at most {@link HitHistory#LONGEST_SLICE} long
     * @param jumps whether to skip empty stretches
     * @param change a second from which empty windows are judged differently
     */
    public static WindowWalk before(
            TimeRange judged, HitHistory history, Duration window, Instant change, boolean jumps)
            throws TrafficUnavailableException {
        Instant start = judged.from().minusSeconds(1);
        CountedHits lead = history.counted(TimeRange.endingAt(start, window));
        return new WindowWalk(history, window, judged.to().minusSeconds(1), change, jumps, lead);
    }

    /** The hits of the window at the walk's present second. */
    public CountedHits window() {
        return newest;
    }

    /**
     * The next hits: a window that ends at a judged second, and all hits that were read after it. Skipped seconds have
     * empty windows, and so has the second before them. Empty at the end of the stretch.
     */
    public Optional<CountedHits> next() throws TrafficUnavailableException {
        Optional<CountedHits> lead = lead();
        if (lead.isEmpty()) {
            return Optional.empty();
        }
        CountedHits known = withNextSlice(lead.get());
        newest = known.since(known.range().to().minus(window));
        return Optional.of(known);
    }

    /**
     * The window after which reading continues: the newest, or an empty one before the next second at which the state
     * can change. Empty where no second is left to judge.
     */
    private Optional<CountedHits> lead() throws TrafficUnavailableException {
        Instant next = newest.range().to();
        if (!next.isBefore(end)) {
            return Optional.empty();
        }
        if (!newest.isSilent() || !jumps) {
            return Optional.of(newest);
        }
        // All empty windows are judged the same, except from the second on from which they count as missing
        // traffic.
        Optional<Instant> hit = history.firstHit(new TimeRange(next, end));
        return Optional.of(change)
                .filter(second -> second.isAfter(next) && !second.isAfter(hit.orElse(end)))
                .map(second -> second.minusSeconds(1))
                .or(() -> hit)
                .map(second -> CountedHits.empty(TimeRange.endingAt(second, window)));
    }

    private CountedHits withNextSlice(CountedHits lead) throws TrafficUnavailableException {
        Instant from = lead.range().to();
        Instant to = from.plus(HitHistory.LONGEST_SLICE);
        return lead.followedBy(history.counted(new TimeRange(from, to.isBefore(end) ? to : end)));
    }
}
