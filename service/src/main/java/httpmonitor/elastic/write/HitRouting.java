package httpmonitor.elastic.write;

import httpmonitor.elastic.schema.IndexNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Chooses a hit's index: that of its own UTC day, or the archive where it is older than the retention or more than a
 * day in the future. Remembers the last day, because the next hit nearly always has the same. Not thread-safe.
 */
final class HitRouting {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final IndexNames names;
    private final long retention;
    private final byte[] archive;

    private Instant asOf = Instant.EPOCH;
    private long oldest;
    private long newest;
    private long day = Long.MIN_VALUE;
    private byte[] dayIndex = {};

    HitRouting(IndexNames names, Duration retention) {
        this.names = names;
        this.retention = retention.toSeconds();
        this.archive = names.archive().getBytes(StandardCharsets.US_ASCII);
        judgeBy(asOf);
    }

    /**
     * The index's name in ASCII.
     *
     * @param epochSecond the hit's own time
     * @param routedAsOf the time by which its age is judged
     */
    byte[] index(long epochSecond, Instant routedAsOf) {
        if (!asOf.equals(routedAsOf)) {
            judgeBy(routedAsOf);
        }
        if (epochSecond < oldest || epochSecond > newest) {
            return archive;
        }
        long its = Math.floorDiv(epochSecond, DAY);
        if (its != day) {
            day = its;
            dayIndex = names.of(LocalDate.ofEpochDay(its)).getBytes(StandardCharsets.US_ASCII);
        }
        return dayIndex;
    }

    private void judgeBy(Instant time) {
        asOf = time;
        oldest = time.getEpochSecond() - retention;
        newest = time.getEpochSecond() + DAY;
    }
}
