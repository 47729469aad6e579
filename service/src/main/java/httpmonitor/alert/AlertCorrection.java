package httpmonitor.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A correction: late lines moved a transition that was already emitted.
 *
 * @param of which kind of transition
 * @param was the second that was emitted
 * @param time the right second, empty where there is no such transition any more
 */
public record AlertCorrection(Kind of, Instant was, Optional<Instant> time) implements AlertEvent {

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
