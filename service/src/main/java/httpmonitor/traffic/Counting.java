package httpmonitor.traffic;

import httpmonitor.traffic.TrafficFilter.Comparison;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to count, second by second, the hits that a {@link TrafficSource} reads.
 *
 * @param matching the hits to count
 * @param shareOfAll whether to count {@link #whole} as well
 */
public record Counting(TrafficFilter matching, boolean shareOfAll) {

    /** Every hit. */
    public static final Counting EVERY_HIT = new Counting(TrafficFilter.NONE, false);

    private static final Condition HAS_DURATION = new Condition(Field.DURATION, Comparison.AT_LEAST, "0s");

    /**
     * The hits of the total: all, or where durations are compared, the hits that have a duration and pass the other
     * conditions. So the share of {@code section=/api duration>500ms} is above 1 % where the 99th
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
