package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.traffic.HitSeries;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds the state at a second from nothing but the hits before it, newest first.
 *
 * <p>A second whose window recovers is quiet, whatever was before it. After the last such second nothing can recover, so that the
 * alert fired at the earliest later second whose window fires, and its peak is the highest of all windows since. Both can
 * be kept while going back, and no second has to be looked at twice.
 */
final class StateSearch {

    private final Duration window;
    private final AlertJudge judge;
    private AlertState state = new Quiet();
    private long peakHits;

    StateSearch(AlertRule rule, Instant horizon) {
        this.window = rule.window();
        this.judge = new AlertJudge(rule, horizon);
    }

    /**
     * Goes back over the windows that the series holds whole.
     *
     * @param series reaches from anywhere to the earliest second judged before, or has no hits in the windows between the two
     * @return whether {@link #state} is certain now, whatever was before the series
     */
    boolean settledBy(HitSeries series) {
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

    /** The state at the first second that was judged, provided that the alert was quiet at the last one. */
    AlertState state() {
        return state;
    }
}
