package httpmonitor.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The port that a poller asks, once a tick. */
public interface TrafficSource extends HitHistory {

    /**
     * What a tick wants to know.
     *
     * @param interval the interval to report
     * @param lookback the seconds to count one by one; ends where the interval ends, and holds it
     * @param now wall clock of the question
     * @param lateSince hits of {@code late} that were read at or after this time have come late; empty: do not look
     * @param late the seconds for which late hits matter
     */
    record Question(TimeRange interval, TimeRange lookback, Instant now, Optional<Instant> lateSince, TimeRange late) {}

    /**
     * The answer, in exactly one round trip.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    TrafficSnapshot snapshot(Question question) throws TrafficUnavailableException;

    /**
     * The heartbeats of the last 24 hours before {@code now}, oldest {@code coveredUntil} first.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    List<SourceHeartbeat> heartbeats(Instant now) throws TrafficUnavailableException;
}
