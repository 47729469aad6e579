package httpmonitor.traffic;

/**
 * What is counted, second by second, of the hits that a {@link TrafficSource} looks at.
 *
 * @param matching which of them
 * @param shareOfAll whether all of them are counted as well
 */
public record Counting(TrafficFilter matching, boolean shareOfAll) {

    /** Every hit. */
    public static final Counting EVERY_HIT = new Counting(TrafficFilter.NONE, false);
}
