package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import java.time.Instant;

/** One step of the alert: what a second's window makes of the state before it. */
final class AlertJudge {

    private final long quietHits;
    private final long recoveryHits;
    private final Instant horizon;

    /**
     * A judge by a rule.
     *
     * @param horizon up to when everything that happened is stored; later seconds may still gain hits
     */
    AlertJudge(AlertRule rule, Instant horizon) {
        this.quietHits = rule.quietHits();
        this.recoveryHits = rule.recoveryHits();
        this.horizon = horizon;
    }

    /** The state at {@code t}, given the one a second earlier. */
    AlertState judge(AlertState before, Instant t, long hits) {
        return switch (before) {
            case Quiet quiet -> fires(hits) ? new Firing(t, hits, hits) : quiet;
            case Firing firing -> recovers(t, hits) ? new Quiet() : grown(firing, hits);
        };
    }

    /** Whether a quiet alert fires at a window of so many hits; more hits to come cannot take that back. */
    boolean fires(long hits) {
        return hits > quietHits;
    }

    /** Whether a firing alert recovers at {@code t}. */
    boolean recovers(Instant t, long hits) {
        return hits <= recoveryHits && !isBeyondHorizon(t);
    }

    /** Whether a firing alert would recover at {@code t}, but hits to come could still prevent it. */
    boolean withholdsRecovery(Instant t, long hits) {
        return hits <= recoveryHits && isBeyondHorizon(t);
    }

    /** Whether hits before {@code t} may be still to come. */
    boolean isBeyondHorizon(Instant t) {
        return t.isAfter(horizon);
    }

    private static Firing grown(Firing firing, long hits) {
        return hits > firing.peakHits() ? new Firing(firing.since(), firing.hits(), hits) : firing;
    }
}
