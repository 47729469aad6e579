package httpmonitor.poller.metrics;

import java.util.Arrays;

/**
 * The histogram of how long the hits of a section took.
 *
 * @param section its name, or {@code other}
 * @param bounds in seconds, the last infinite
 * @param counts hits up to each bound and beyond the one before
 * @param seconds all together
 */
@SuppressWarnings("ArrayRecordComponent") // what the library of the text format takes; copied on the way in and out
public record SectionHistogram(String section, double[] bounds, long[] counts, double seconds) {

    /** Copies the arrays. */
    public SectionHistogram {
        if (bounds.length != counts.length) {
            throw new IllegalArgumentException(bounds.length + " bounds need as many counts, not " + counts.length);
        }
        bounds = bounds.clone();
        counts = counts.clone();
    }

    @Override
    public double[] bounds() {
        return bounds.clone();
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    /** This one and another of the same bounds. */
    SectionHistogram plus(SectionHistogram other) {
        long[] sums = counts.clone();
        Arrays.setAll(sums, i -> counts[i] + other.counts[i]);
        return new SectionHistogram(section, bounds, sums, seconds + other.seconds);
    }
}
