package httpmonitor.ingest.tail.file;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time as file systems keep it. */
public final class Times {
    private Times() {}

    /** Nanoseconds since the epoch. */
    public static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
