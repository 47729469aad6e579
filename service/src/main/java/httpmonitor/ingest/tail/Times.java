package httpmonitor.ingest.tail;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time as file systems keep it. */
final class Times {
    private Times() {}

    /** Nanoseconds since the epoch. */
    static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
