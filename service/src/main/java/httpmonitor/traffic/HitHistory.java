package httpmonitor.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** All stored hits over time: the port that replays read. Each call is one request. */
public interface HitHistory {

    /**
     * The longest range of a call: the store refuses more than 65,536 buckets, and a second of a share has two.
     */
    Duration LONGEST_SLICE = Duration.ofHours(8);

    /**
     * Hits per second; for a share, also the total.
     *
     * @param range at most {@link #LONGEST_SLICE} long
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    CountedHits counted(TimeRange range) throws TrafficUnavailableException;

    /**
     * The second of the oldest hit in the range, if any; for a share, of the total's.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException;

    /**
     * The second of the newest hit before {@code before}, if any; for a share, of the total's.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException;

    /** The same history with another counting. */
    HitHistory counting(Counting counting);
}
