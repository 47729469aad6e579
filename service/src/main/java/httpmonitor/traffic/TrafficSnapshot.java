package httpmonitor.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The store's answer to one tick, from one round trip.
 *
 * @param interval the interval that ends at the tick's instant
 * @param recent hits per second of the lookback, which ends at the same instant
 * @param totals all stored hits
 * @param newestHit time of the newest hit of the lookback that is not in the future, if any
 * @param lateHit time of the oldest hit that has come late, if any
 * @param heartbeats those of the last 24 hours, oldest {@code coveredUntil} first; empty where nobody writes any
 * @param unparsed lines kept aside, all of them
 * @param indices how many indices hold hits; 0 where the index pattern matches none
 */
public record TrafficSnapshot(
        IntervalTraffic interval,
        HitSeries recent,
        StoredTotals totals,
        Optional<Instant> newestHit,
        Optional<Instant> lateHit,
        List<SourceHeartbeat> heartbeats,
        long unparsed,
        int indices) {

    /** Copies the list. */
    public TrafficSnapshot {
        heartbeats = List.copyOf(heartbeats);
    }
}
