package httpmonitor.traffic;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

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

    /** The series of a range without hits. */
    public static HitSeries empty(TimeRange range) {
        return new HitSeries(range, new long[Math.toIntExact(range.seconds())]);
    }

    /** The seconds it covers. */
    public TimeRange range() {
        return range;
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

    /** The last second that has hits, empty where none has. */
    public Optional<Instant> newest() {
        for (int i = hits.length - 1; i >= 0; i--) {
            if (hits[i] > 0) {
                return Optional.of(range.from().plusSeconds(i));
            }
        }
        return Optional.empty();
    }

    /** A copy of the counts, oldest first. */
    public long[] hits() {
        return hits.clone();
    }

    /** Its first part, up to but without {@code end}, which must lie within {@link #range} or at its end. */
    public HitSeries until(Instant end) {
        return new HitSeries(new TimeRange(range.from(), end), Arrays.copyOf(hits, index(end)));
    }

    /** Its last part, from {@code start} on, which must lie within {@link #range} or at its end. */
    public HitSeries since(Instant start) {
        return new HitSeries(new TimeRange(start, range.to()), Arrays.copyOfRange(hits, index(start), hits.length));
    }

    /**
     * This series and the one right after it, as one.
     *
     * @throws IllegalArgumentException where {@code next} does not begin at the second at which this one ends
     */
    public HitSeries followedBy(HitSeries next) {
        if (!next.range.from().equals(range.to())) {
            throw new IllegalArgumentException("a series of " + next.range + " does not follow one of " + range);
        }
        long[] joined = Arrays.copyOf(hits, hits.length + next.hits.length);
        System.arraycopy(next.hits, 0, joined, hits.length, next.hits.length);
        return new HitSeries(new TimeRange(range.from(), next.range.to()), joined);
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
