package httpmonitor.traffic;

import httpmonitor.traffic.View.Newest;
import java.time.Duration;
import java.util.List;

/**
 * The stored hits: the port of the page and the report. Each call is one request; for any thread.
 */
public interface HitLog {

    /**
     * Hits per step.
     *
     * @param matching which hits count
     * @param step whole seconds, at least one
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    HitSteps steps(TimeRange range, TrafficFilter matching, Duration step) throws TrafficUnavailableException;

    /**
     * Hits per step, with their durations.
     *
     * @param matching which hits count
     * @param step whole seconds, at least one
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    HitSteps latencies(TimeRange range, TrafficFilter matching, Duration step) throws TrafficUnavailableException;

    /**
     * The newest hits of a range, newest first.
     *
     * @param matching which hits count
     * @param newest the highest number, and the hit after which to begin
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    List<StoredHit> newest(TimeRange range, TrafficFilter matching, Newest newest) throws TrafficUnavailableException;

    /**
     * All figures and lists of a range's hits.
     *
     * @param matching which hits count
     * @param top the length of the lists
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    IntervalTraffic breakdown(TimeRange range, TrafficFilter matching, int top) throws TrafficUnavailableException;
}
