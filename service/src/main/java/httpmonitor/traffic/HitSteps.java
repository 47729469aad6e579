package httpmonitor.traffic;

import java.time.Duration;
import java.util.List;

/**
 * Hits of a range, counted step by step. The last step ends with the range, and may be shorter than the others.
 *
 * @param range the seconds counted
 * @param step the length of a step, whole seconds, at least one
 * @param hits the count of each step, oldest first, without gaps
 */
public record HitSteps(TimeRange range, Duration step, List<Long> hits) {

    /** Copies the list, which must have one count for each step. */
    public HitSteps {
        hits = List.copyOf(hits);
        if (hits.size() != count(range, step)) {
            throw new IllegalArgumentException(hits.size() + " counts are not one for each " + step + " of " + range);
        }
    }

    /** How many steps a range has. */
    public static long count(TimeRange range, Duration step) {
        return Math.ceilDiv(range.seconds(), step.toSeconds());
    }
}
