package httpmonitor.poller.tick;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of a poller: the wall clock has the time of day, and may be set at any moment; a monotonic one measures how
 * much time has passed.
 */
public interface TickClock extends InstantSource {

    /** The clock of this machine. */
    static TickClock system() {
        return Instant::now;
    }

    /** Nanoseconds since some moment; never goes back. */
    default long nanoTime() {
        return System.nanoTime();
    }
}
