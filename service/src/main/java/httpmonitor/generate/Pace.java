package httpmonitor.generate;

import java.time.Duration;
import java.time.Instant;

/** A clock and a sleep; a test supplies its own. */
public interface Pace {

    /** Wall clock. */
    Instant now();

    /** Nanoseconds since some instant; only goes forward, also where the wall clock is set back. */
    long nanos();

    /**
     * Waits.
     *
     * @throws InterruptedException where the thread was interrupted
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The system clock and {@code Thread.sleep}. */
    static Pace system() {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
