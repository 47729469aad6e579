package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the state at a second from nothing but the hits before it, newest first.
 *
 * <p>A second whose window recovers is quiet, whatever was before it. After the last such second nothing can recover, so that the
 * alert fired at the earliest later second whose window fires, and its peak is the highest of all windows since. Both can
 * be kept while going back, and no second has to be looked at twice.
 */
final class StateSearch {

    /** Slices grow so fast on the way back: a short alert costs a small read, a long one few. */
    private static final int GROWTH = 4;

    private final Duration window;
    private final AlertJudge judge;
    private final HitHistory history;
    private AlertState state = new Quiet();
    private long peakHits;

    StateSearch(AlertRule rule, HitHistory history, Instant horizon) {
        this.window = rule.window();
        this.judge = new AlertJudge(rule, horizon);
        this.history = history;
    }

    /** The state at the end of a series of one window. For one use. */
    AlertState stateAfter(HitSeries newest) throws TrafficUnavailableException {
        Duration length = window;
        Optional<HitSeries> known = Optional.of(newest);
        while (known.isPresent() && !settledBy(known.get())) {
            length = shorter(length.multipliedBy(GROWTH), HitHistory.LONGEST_SLICE);
            known = before(known.get(), length);
        }
        return state;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Goes back over the windows that the series holds whole; gives whether the state is certain now. */
    private boolean settledBy(HitSeries series) {
        WindowHits windows = WindowHits.of(series, window);
        for (Instant t = windows.last(); !t.isBefore(windows.first()); t = t.minusSeconds(1)) {
            long hits = windows.at(t);
            if (judge.recovers(t, hits)) {
                return true;
            }
            peakHits = Math.max(peakHits, hits);
            if (judge.fires(hits)) {
                state = new Firing(t, hits, peakHits);
            }
        }
        return false;
    }

    /** A slice that ends in the oldest window known, or one earlier if only silence lies between; empty where there are no older hits. */
    private Optional<HitSeries> before(HitSeries known, Duration length) throws TrafficUnavailableException {
        HitSeries oldest = known.until(known.range().from().plus(window));
        if (oldest.sum() == 0) {
            // Only beyond the horizon: elsewhere an empty window has settled it.
            Optional<Instant> hit = history.lastHitBefore(oldest.range().from());
            if (hit.isEmpty()) {
                return Optional.empty();
            }
            Instant silence = hit.get().plusSeconds(1);
            oldest = HitSeries.empty(new TimeRange(silence, silence.plus(window)));
        }
        return Optional.of(
                history.hits(TimeRange.endingAt(oldest.range().from(), length)).followedBy(oldest));
    }
}
