package httpmonitor.ingest.tail;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The two clocks of a run. The wall clock has the time of day; it may be set back or forward at any moment. The steady
 * clock measures how much time has passed, and paces all recurring work.
 */
public interface RunClock {

    /** Both clocks, read together. */
    Moment now();

    /** The clocks of this machine. */
    static RunClock real() {
        return of(InstantSource.system());
    }

    /** This wall clock, and the machine's steady one. */
    static RunClock of(InstantSource wall) {
        Instant start = wall.instant();
        long startNanos = System.nanoTime();
        return () -> new Moment(start.plusNanos(System.nanoTime() - startNanos), wall.instant());
    }
}
