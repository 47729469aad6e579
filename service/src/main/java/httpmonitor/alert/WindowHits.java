package httpmonitor.alert;

import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.HitSeries;
import java.time.Duration;
import java.time.Instant;

/** The hits of the window that ends at each second of a series: at {@code t} those of {@code [t - window, t)}. */
final class WindowHits {

    private final Instant first;
    private final long[] counts;

    private WindowHits(Instant first, long[] counts) {
        this.first = first;
        this.counts = counts;
    }

    /**
     * Every window that the series holds whole, by a running sum.
     *
     * @throws IllegalArgumentException where the series is shorter than a window
     */
    static WindowHits of(HitSeries series, Duration window) {
        int seconds = Math.toIntExact(window.toSeconds());
        if (series.range().seconds() < seconds) {
            throw new IllegalArgumentException("a series of "
                    + DurationText.of(series.range().length()) + " is shorter than the window of "
                    + DurationText.of(window));
        }
        long[] hits = series.hits();
        long[] counts = new long[hits.length - seconds + 1];
        for (int i = 0; i < seconds; i++) {
            counts[0] += hits[i];
        }
        for (int i = 1; i < counts.length; i++) {
            counts[i] = counts[i - 1] - hits[i - 1] + hits[i - 1 + seconds];
        }
        return new WindowHits(series.range().from().plus(window), counts);
    }

    /** The first second whose window is known: one window after the beginning of the series. */
    Instant first() {
        return first;
    }

    /** The last second whose window is known: the end of the series. */
    Instant last() {
        return first.plusSeconds(counts.length - 1L);
    }

    /** The hits of the window that ends at {@code t}, which lies from {@link #first} to {@link #last}. */
    long at(Instant t) {
        return counts[Math.toIntExact(t.getEpochSecond() - first.getEpochSecond())];
    }
}
