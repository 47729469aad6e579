package httpmonitor.ingest.tail.file;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Converts instants to the times of file systems. */
public final class Times {
    private Times() {}

    /** Nanoseconds since the epoch. */
    public static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
