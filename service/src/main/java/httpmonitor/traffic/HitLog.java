package httpmonitor.traffic;

import httpmonitor.traffic.View.Newest;
import java.time.Duration;
import java.util.List;

/**
 * The stored hits, as the page shows them: the port of the page and the report. Each call is one request; calls may
 * come from any thread.
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
     * Hits per step, with how long they took.
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
     * @param newest how many at most, and after which one
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    List<StoredHit> newest(TimeRange range, TrafficFilter matching, Newest newest) throws TrafficUnavailableException;

    /**
     * What the hits of a range are made of, with all lists.
     *
     * @param matching which hits count
     * @param top the length of the lists
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    IntervalTraffic breakdown(TimeRange range, TrafficFilter matching, int top) throws TrafficUnavailableException;
}
