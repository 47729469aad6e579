package httpmonitor.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A correction: late lines moved a transition that was already emitted.
 *
 * @param of which kind of transition
 * @param was the second that was emitted
 * @param now the right transition, empty where there is none any more
 */
public record AlertCorrection(Kind of, Instant was, Optional<AlertTransition> now) implements AlertEvent {

    /** One of a transition that moved. */
    public static AlertCorrection moved(Instant was, AlertTransition now) {
        return new AlertCorrection(now.kind(), was, Optional.of(now));
    }

    /** The right second, empty where there is no such transition any more. */
    public Optional<Instant> time() {
        return now.map(AlertTransition::time);
    }

    /** Whether the alert ended at the right second because there was no baseline any more. */
    public boolean lostBaseline() {
        return now.filter(right -> right instanceof AlertTransition.Recovered end && end.lostBaseline())
                .isPresent();
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
