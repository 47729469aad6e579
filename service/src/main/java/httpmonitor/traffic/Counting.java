package httpmonitor.traffic;

import httpmonitor.traffic.TrafficFilter.Comparison;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to count, second by second, the hits that a {@link TrafficSource} reads.
 *
 * @param matching which of them
 * @param shareOfAll whether {@link #whole} is counted as well
 */
public record Counting(TrafficFilter matching, boolean shareOfAll) {

    /** Every hit. */
    public static final Counting EVERY_HIT = new Counting(TrafficFilter.NONE, false);

    private static final Condition HAS_DURATION = new Condition(Field.DURATION, Comparison.AT_LEAST, "0s");

    /**
     * Which hits the matching ones are a share of: all, or where durations are compared, those that have a duration
     * and pass the other conditions. So the share of {@code section=/api duration>500ms} is above 1 % where the 99th
     * percentile of {@code /api} is above 500 ms.
     */
    public TrafficFilter whole() {
        List<Condition> others = matching.without(Field.DURATION).conditions();
        if (others.size() == matching.conditions().size()) {
            return TrafficFilter.NONE;
        }
        List<Condition> whole = new ArrayList<>(others);
        whole.add(HAS_DURATION);
        return new TrafficFilter(whole);
    }
}
