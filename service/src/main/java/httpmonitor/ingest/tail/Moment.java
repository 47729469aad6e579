package httpmonitor.ingest.tail;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment of a run, by both of its {@link RunClock clocks}.
 *
 * @param steady equals the wall clock when the run begins, and only grows; compared with other steady instants, never
 *     shown
 * @param wall the time of day; shown, stored, and compared with the times of files
 */
public record Moment(Instant steady, Instant wall) {

    /** The time of the wall clock, as it is set now, at this steady instant. */
    public Instant wallAt(Instant earlierSteady) {
        return wall.minus(Duration.between(earlierSteady, steady));
    }

    /** How far the wall clock is ahead of the steady one; it changes where the wall clock is set. */
    public Duration wallAhead() {
        return Duration.between(steady, wall);
    }
}
