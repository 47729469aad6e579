package httpmonitor.poller.tick;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of a poller: the wall clock says what time it is, and a monotonic one how much time has passed. The wall
 * clock may be set at any moment.
 */
public interface TickClock extends InstantSource {

    /** That of the system. */
    static TickClock system() {
        return Instant::now;
    }

    /** Nanoseconds since some moment; never goes back. */
    default long nanoTime() {
        return System.nanoTime();
    }
}
