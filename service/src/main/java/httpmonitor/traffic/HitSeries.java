package httpmonitor.traffic;

import java.time.Instant;
import java.util.Arrays;

/**
 * Hits per second, one number for every second of a range, without gaps. Immutable.
 */
public final class HitSeries {

    private final TimeRange range;
    private final long[] hits;

    private HitSeries(TimeRange range, long[] hits) {
        this.range = range;
        this.hits = hits;
    }

    /**
     * The series of {@code hits.length} seconds that begins at {@code start}.
     *
     * @param start a whole second
     * @param hits the count of each second, none negative; copied
     */
    public static HitSeries of(Instant start, long... hits) {
        for (long count : hits) {
            if (count < 0) {
                throw new IllegalArgumentException("a second cannot have " + count + " hits");
            }
        }
        return new HitSeries(new TimeRange(start, start.plusSeconds(hits.length)), hits.clone());
    }

    /** The seconds it covers. */
    public TimeRange range() {
        return range;
    }

    /** The hits of one second, which must lie in {@link #range}. */
    public long at(Instant second) {
        return hits[index(second)];
    }

    /** The hits of all its seconds together. */
    public long sum() {
        return Arrays.stream(hits).sum();
    }

    /** The hits of a range that must lie within {@link #range}. */
    public long sum(TimeRange part) {
        long sum = 0;
        for (int i = index(part.from()); i < index(part.to()); i++) {
            sum += hits[i];
        }
        return sum;
    }

    /** A copy of the counts, oldest first. */
    public long[] hits() {
        return hits.clone();
    }

    /** Its first part, up to but without {@code end}, which must lie within {@link #range} or at its end. */
    public HitSeries until(Instant end) {
        return new HitSeries(new TimeRange(range.from(), end), Arrays.copyOf(hits, index(end)));
    }

    private int index(Instant second) {
        return Math.toIntExact(second.getEpochSecond() - range.from().getEpochSecond());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HitSeries that && range.equals(that.range) && Arrays.equals(hits, that.hits);
    }

    @Override
    public int hashCode() {
        return 31 * range.hashCode() + Arrays.hashCode(hits);
    }

    @Override
    public String toString() {
        return "HitSeries[" + range + ", " + sum() + " hits]";
    }
}
