package httpmonitor.view.screen.state;

import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;

/**
 * What the chart shows.
 *
 * @param zoom how far it goes back
 * @param latency whether it shows how long hits took (p95) rather than how many there were
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

    /** How far it goes back at least. */
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
