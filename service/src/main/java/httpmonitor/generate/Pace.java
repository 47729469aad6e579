package httpmonitor.generate;

import java.time.Duration;
import java.time.Instant;

/** The system clock and {@code Thread.sleep}; a test supplies its own. */
public interface Pace {

    /** What the program runs by. */
    Pace SYSTEM = new Pace() {};

    /** Wall clock. */
    default Instant now() {
        return Instant.now();
    }

    /** Nanoseconds since some instant; only goes forward, also where the wall clock is set back. */
    default long nanos() {
        return System.nanoTime();
    }

    /**
     * Waits.
     *
     * @throws InterruptedException where the thread was interrupted
     */
    default void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
