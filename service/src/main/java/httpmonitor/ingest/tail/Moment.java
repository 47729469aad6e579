package httpmonitor.ingest.tail;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment of a run, by both of its {@link RunClock clocks}.
 *
 * @param steady equals the wall clock when the run begins, and only grows; to be compared with other steady instants,
 *     never shown
 * @param wall the time of day, to be shown, stored, and compared with what files say of themselves
 */
public record Moment(Instant steady, Instant wall) {

    /** What the wall clock, as it is set now, would have said at this steady instant. */
    public Instant wallAt(Instant earlierSteady) {
        return wall.minus(Duration.between(earlierSteady, steady));
    }

    /** How far the wall clock is ahead of the steady one; it changes where the wall clock is set. */
    public Duration wallAhead() {
        return Duration.between(steady, wall);
    }
}
