package httpmonitor.traffic;

import java.time.Instant;

/**
 * Hits per second as a {@link Counting} asks for them.
 *
 * @param matching those that match
 * @param all what they are a share of, over the same seconds; the matching ones themselves where nothing else is asked
 *     for
 */
public record CountedHits(HitSeries matching, HitSeries all) {

    /** Requires the same seconds. */
    public CountedHits {
        if (!matching.range().equals(all.range())) {
            throw new IllegalArgumentException(
                    "hits of " + matching.range() + " are no share of those of " + all.range());
        }
    }

    /** Hits that are a share of nothing. */
    public static CountedHits of(HitSeries matching) {
        return new CountedHits(matching, matching);
    }

    /** No hits at all. */
    public static CountedHits empty(TimeRange range) {
        return of(HitSeries.empty(range));
    }

    /** The seconds covered. */
    public TimeRange range() {
        return matching.range();
    }

    /** Whether they are counted as a share of others. */
    @SuppressWarnings("ReferenceEquality") // that there is only one series is what is asked
    public boolean isShare() {
        return matching != all;
    }

    /** Whether there is not a hit at all, matching or not. */
    public boolean isSilent() {
        return all.sum() == 0;
    }

    /** The first part, up to but without {@code end}, which must lie within {@link #range} or at its end. */
    public CountedHits until(Instant end) {
        return isShare() ? new CountedHits(matching.until(end), all.until(end)) : of(matching.until(end));
    }

    /** The last part, from {@code start} on, which must lie within {@link #range} or at its end. */
    public CountedHits since(Instant start) {
        return isShare() ? new CountedHits(matching.since(start), all.since(start)) : of(matching.since(start));
    }

    /** These hits and those right after them, as one. */
    public CountedHits followedBy(CountedHits next) {
        HitSeries joined = matching.followedBy(next.matching);
        return isShare() || next.isShare() ? new CountedHits(joined, all.followedBy(next.all)) : of(joined);
    }
}
