package httpmonitor.traffic;

import httpmonitor.traffic.TrafficFilter.Condition;
import java.util.Optional;

/**
 * The view of a user: what is shown. It never changes what is judged.
 *
 * @param filter which of the hits the interval, the totals and the detail are about
 * @param detail which of those to look into besides, if any
 */
public record View(TrafficFilter filter, Optional<Condition> detail) {

    /** All hits, and none of them closer. */
    public static final View EVERYTHING = new View(TrafficFilter.NONE, Optional.empty());
}
