package httpmonitor.poller.tick;

import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;

/**
 * The number of an alert's recent changes. Many changes mean that the rule needs attention, rather than the traffic.
 *
 * <p>As in Kibana, an alert is flapping if it changed at least four times within the last twenty evaluations, which are
 * ticks of the grid here. The changes are those of the stored seconds, so that every poller with the same interval
 * counts the same, whenever it starts.
 *
 * @param changes how often the alert fired or recovered in the time of the last {@value #TICKS} ticks, or in the last
 *     hour where that is shorter
 * @param capped whether it was the last hour
 */
public record Flapping(int changes, boolean capped) {

    private static final int TICKS = 20;
    private static final int CHANGES = 4;

    /** Never changed. */
    public static final Flapping NONE = new Flapping(0, false);

    /** The seconds whose changes count at {@code t}. */
    static TimeRange range(Instant t, Duration interval) {
        Duration length = isCapped(interval) ? AlertTracker.NOTIFIED_AT_START : interval.multipliedBy(TICKS);
        return TimeRange.endingAt(t.plusSeconds(1), length);
    }

    /** The flapping for a number of changes in {@link #range}. */
    static Flapping of(int changes, Duration interval) {
        return new Flapping(changes, isCapped(interval));
    }

    private static boolean isCapped(Duration interval) {
        return interval.multipliedBy(TICKS).compareTo(AlertTracker.NOTIFIED_AT_START) > 0;
    }

    /** Whether it is flapping. */
    public boolean isFlapping() {
        return changes >= CHANGES;
    }

    /** For example {@code 4 changes in the last 20 ticks}. */
    public String reason() {
        return changes + " changes in the last " + (capped ? "hour" : TICKS + " ticks");
    }
}
