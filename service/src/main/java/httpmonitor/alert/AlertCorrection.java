package httpmonitor.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A correction: late lines moved a transition that was already emitted.
 *
 * @param of which kind of transition
 * @param was the second that was emitted
 * @param time the right second, empty where there is no such transition any more
 * @param lostBaseline whether the alert ended at the right second because there was no baseline any more
 */
public record AlertCorrection(Kind of, Instant was, Optional<Instant> time, boolean lostBaseline)
        implements AlertEvent {

    /** One that does not end an alert because it has no baseline. */
    public AlertCorrection(Kind of, Instant was, Optional<Instant> time) {
        this(of, was, time, false);
    }

    /** The kinds of transitions. */
    public enum Kind {
        FIRED,
        RECOVERED
    }

    @Override
    public Instant about() {
        return was;
    }
}
