package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The extent of time for which the stored hits are known.
 *
 * @param beginning the second of the oldest stored hit, {@link Instant#MAX} where there is none: earlier, traffic is
 *     not missing but unknown
 * @param horizon up to when everything that happened is stored, {@link Instant#MAX} where nothing is held back: later
 *     seconds may still gain hits
 */
public record DataExtent(Instant beginning, Instant horizon) {

    /** Of hits that go back for ever. */
    public static DataExtent until(Instant horizon) {
        return new DataExtent(Instant.MIN, horizon);
    }

    /**
     * What a look back judges of a range: the seconds up to the horizon, that one included. Empty, and right after it,
     * where the range begins later.
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
