package httpmonitor.ingest.tail;

import java.time.Instant;

/**
 * The two clocks of a run. The wall clock has the time of day; it may be set back or forward at any moment. The steady
 * clock measures how much time has passed, and paces all recurring work.
 */
public interface RunClock {

    /** Both clocks, read together. */
    Moment now();

    /** The clocks of this machine. */
    static RunClock real() {
        Instant start = Instant.now();
        long startNanos = System.nanoTime();
        return () -> new Moment(start.plusNanos(System.nanoTime() - startNanos), Instant.now());
    }
}
