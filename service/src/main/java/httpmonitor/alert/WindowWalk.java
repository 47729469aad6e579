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
 * <p>Where nothing depends on them, empty stretches are jumped over: the number of reads follows the time that had
 * traffic, never the calendar.
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
     * A walk that stands at the second before a stretch, with one read.
     *
     * @param judged the seconds whose windows are wanted
     * @param window at most {@link HitHistory#LONGEST_SLICE} long
     * @param jumps whether empty stretches are jumped over
     * @param change a second at which silence is judged otherwise than before
     */
    public static WindowWalk before(
            TimeRange judged, HitHistory history, Duration window, Instant change, boolean jumps)
            throws TrafficUnavailableException {
        Instant start = judged.from().minusSeconds(1);
        CountedHits lead = history.counted(TimeRange.endingAt(start, window));
        return new WindowWalk(history, window, judged.to().minusSeconds(1), change, jumps, lead);
    }

    /** The hits of the window at the second at which the walk stands. */
    public CountedHits window() {
        return newest;
    }

    /**
     * The next hits: those of one window, which ends at a second that needs no judging any more, and all that were read
     * after it. Seconds that are passed over have empty windows, and so has the one before them. Empty at the end of
     * the stretch.
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
     * The window after which reading continues: the newest, or a silent one before the next second at which something
     * can change. Empty where nothing is left to judge.
     */
    private Optional<CountedHits> lead() throws TrafficUnavailableException {
        Instant next = newest.range().to();
        if (!next.isBefore(end)) {
            return Optional.empty();
        }
        if (!newest.isSilent() || !jumps) {
            return Optional.of(newest);
        }
        // Silence that has been judged once is judged the same ever after, but for the second from which on it counts
        // as missing.
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
