package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.alert.Condition.Limits;
import java.time.Instant;

/** Derives the state at a second from the state before and the second's window. */
final class AlertJudge {

    private final Condition condition;
    private final Limits limits;
    private final Instant horizon;
    private final Instant firstFire;

    /** A judge by a rule; {@code coverage}: the time for which hits are known. */
    AlertJudge(AlertRule rule, DataExtent coverage) {
        this.condition = rule.condition();
        this.limits = rule.limits();
        this.horizon = coverage.horizon();
        this.firstFire = rule.firstFire(coverage.beginning());
    }

    /** The state at {@code t}, given the one a second earlier. */
    AlertState judge(AlertState before, Instant t, WindowCount window) {
        return switch (before) {
            case Quiet quiet -> fires(t, window) ? new Firing(t, window, window.withoutUsual()) : quiet;
            case Firing firing -> recovers(t, window) ? new Quiet() : grown(firing, window);
        };
    }

    /** Whether a quiet alert fires at {@code t}. */
    boolean fires(Instant t, WindowCount window) {
        return wouldFire(t, window) && !(condition.isFiringProvisional() && isBeyondHorizon(t));
    }

    /** Whether a firing alert recovers at {@code t}. */
    boolean recovers(Instant t, WindowCount window) {
        return limits.recovers().test(window) && !(condition.isRecoveryProvisional() && isBeyondHorizon(t));
    }

    /**
     * Whether further hits could still change the state from {@code t} on, other than by an earlier fire or recovery.
     */
    boolean defers(AlertState before, Instant t, WindowCount window) {
        if (!isOpen(before, t)) {
            return false;
        }
        // Where neither change is final, further hits may move the window in either direction.
        boolean nothingIsFinal = condition.isFiringProvisional() && condition.isRecoveryProvisional();
        return nothingIsFinal
                || switch (before) {
                    case Quiet() -> wouldFire(t, window);
                    case Firing firing -> limits.recovers().test(window);
                };
    }

    /** Whether the state at {@code t} may be the result of a change that waits for the horizon. */
    boolean isOpen(AlertState state, Instant t) {
        return isBeyondHorizon(t)
                && switch (state) {
                    case Quiet() -> condition.isFiringProvisional();
                    case Firing firing -> condition.isRecoveryProvisional();
                };
    }

    /** The first second at which the alert can fire: one whole window after the log began, where that matters. */
    Instant firstFire() {
        return firstFire;
    }

    /** Whether one window is further beyond the threshold than another. */
    boolean isWorse(WindowCount one, WindowCount other) {
        return condition.isWorse(one, other);
    }

    private boolean wouldFire(Instant t, WindowCount window) {
        return !t.isBefore(firstFire) && limits.fires().test(window);
    }

    /** Whether hits before {@code t} may not be stored yet. */
    private boolean isBeyondHorizon(Instant t) {
        return t.isAfter(horizon);
    }

    private Firing grown(Firing firing, WindowCount window) {
        return isWorse(window, firing.peak())
                ? new Firing(firing.since(), firing.window(), window.withoutUsual())
                : firing;
    }
}
