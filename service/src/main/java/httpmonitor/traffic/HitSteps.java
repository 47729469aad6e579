package httpmonitor.traffic;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Hits of a range, counted step by step. The last step ends with the range, and may be shorter than the others.
 *
 * @param range the seconds counted
 * @param step the length of a step, whole seconds, at least one
 * @param hits the count of each step, oldest first, without gaps
 * @param p95 the 95th percentile of each step's durations, in nanoseconds; empty where it is not known, and an empty
 *     list where it was not asked for
 */
public record HitSteps(TimeRange range, Duration step, List<Long> hits, List<OptionalLong> p95) {

    /** Copies the lists; the first must have one count for each step. */
    public HitSteps {
        hits = List.copyOf(hits);
        p95 = List.copyOf(p95);
        if (hits.size() != count(range, step)) {
            throw new IllegalArgumentException(hits.size() + " counts are not one for each " + step + " of " + range);
        }
    }

    /** How many steps a range has. */
    public static long count(TimeRange range, Duration step) {
        return Math.ceilDiv(range.seconds(), step.toSeconds());
    }
}
