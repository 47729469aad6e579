package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The extent of time for which the stored hits are known.
 *
 * @param beginning the second of the oldest stored hit, {@link Instant#MAX} where there is none; traffic before it is
 *     unknown, not missing
 * @param horizon the time up to which everything is stored, {@link Instant#MAX} where nothing has to wait; later
 *     seconds may still gain hits
 */
public record DataExtent(Instant beginning, Instant horizon) {

    /** An extent without a beginning. */
    public static DataExtent until(Instant horizon) {
        return new DataExtent(Instant.MIN, horizon);
    }

    /**
     * The seconds of a range that can be judged: up to the horizon, included. Where the range begins later, an empty
     * range right after the horizon.
     */
    public TimeRange judged(TimeRange range) {
        Instant known = horizon.truncatedTo(ChronoUnit.SECONDS);
        if (!known.isBefore(range.to())) {
            return range;
        }
        Instant end = known.plusSeconds(1);
        return new TimeRange(end.isBefore(range.from()) ? end : range.from(), end);
    }
}
