package httpmonitor.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The durations of one section's hits, counted in ranges.
 *
 * @param section its name, raw log text; empty for all hits outside of the named sections
 * @param counts the hits that took longer than one of {@link #BOUNDS} and at most the next one; the last count is of
 *     hits that took longer than all bounds
 * @param nanos the sum of all durations
 */
public record DurationHistogram(Optional<String> section, List<Long> counts, double nanos) {

    /** The bounds of the ranges, in nanoseconds: 5 ms to 10 s. */
    public static final List<Long> BOUNDS = List.of(
            5_000_000L,
            10_000_000L,
            25_000_000L,
            50_000_000L,
            75_000_000L,
            100_000_000L,
            250_000_000L,
            500_000_000L,
            750_000_000L,
            1_000_000_000L,
            2_500_000_000L,
            5_000_000_000L,
            7_500_000_000L,
            10_000_000_000L);

    /** Copies the list. */
    public DurationHistogram {
        counts = List.copyOf(counts);
        if (counts.size() != BOUNDS.size() + 1) {
            throw new IllegalArgumentException(
                    "there is one count for each bound and one beyond, not " + counts.size());
        }
    }

    /** The sum of these and later ones of the same section. */
    public DurationHistogram plus(DurationHistogram later) {
        List<Long> sums = new ArrayList<>(counts);
        for (int i = 0; i < sums.size(); i++) {
            sums.set(i, counts.get(i) + later.counts.get(i));
        }
        return new DurationHistogram(section, sums, nanos + later.nanos);
    }
}
