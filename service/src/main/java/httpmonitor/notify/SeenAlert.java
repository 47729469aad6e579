package httpmonitor.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One alert, as far as a poller knows it.
 *
 * @param firedAt the second at which it fired
 * @param hits hits in the window at that second; empty where that second is known and its hits are not
 * @param peakHits most hits in the window at any second that it was seen firing
 * @param recovery how it ended; empty while it is firing
 */
public record SeenAlert(Instant firedAt, OptionalLong hits, long peakHits, Optional<Recovery> recovery) {

    /**
     * How an alert ended.
     *
     * @param at the second at which it recovered; where nobody watched then, one at which it was found to have recovered
     * @param hits hits in the window at that second; empty where they are not known
     */
    public record Recovery(Instant at, OptionalLong hits) {}

    /** Whether it is firing still. */
    public boolean isFiring() {
        return recovery.isEmpty();
    }

    /** How long it fired; empty while it does. */
    public Optional<Duration> duration() {
        return recovery.map(end -> Duration.between(firedAt, end.at()));
    }

    /** Whether both fire at some second: then they are one alert, of which one of the two is known better. */
    boolean overlaps(SeenAlert other) {
        return !endsBy(other.firedAt) && !other.endsBy(firedAt);
    }

    /** Whether it has recovered at a second, or before. */
    boolean endsBy(Instant second) {
        return recovery.isPresent() && !recovery.get().at().isAfter(second);
    }

    /** Whether the seconds are the same, whatever the hits. */
    boolean isAt(SeenAlert other) {
        return firedAt.equals(other.firedAt) && recovery.map(Recovery::at).equals(other.recovery.map(Recovery::at));
    }

    /** The same alert, ended. */
    SeenAlert recovered(Instant at, OptionalLong windowHits) {
        return new SeenAlert(firedAt, hits, peakHits, Optional.of(new Recovery(at, windowHits)));
    }
}
