package httpmonitor.view.screen.state;

import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;

/**
 * What the chart shows.
 *
 * @param zoom how far back the chart goes
 * @param latency whether the chart shows the latency (p95) instead of the rate
 */
public record Chart(Zoom zoom, boolean latency) {

    static final Chart FIRST = new Chart(Zoom.TEN_MINUTES, false);

    /** The range to read for a chart that ends at {@code to}, a whole number of {@link #step}s for latencies. */
    public TimeRange range(Instant to) {
        return zoom.range(to, latency);
    }

    /** The length of the steps to read. */
    public Duration step() {
        return zoom.step(latency);
    }

    /** The least time that the chart shows. */
    public Duration span() {
        return zoom.span();
    }

    Chart zoomed(int by) {
        return new Chart(zoom.next(by), latency);
    }

    Chart other() {
        return new Chart(zoom, !latency);
    }
}
