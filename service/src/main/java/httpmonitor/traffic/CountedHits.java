package httpmonitor.traffic;

import java.time.Instant;

/**
 * Hits per second, counted by a {@link Counting}.
 *
 * @param matching the matching hits
 * @param all for a share the total, over the same seconds; else the matching hits themselves
 */
public record CountedHits(HitSeries matching, HitSeries all) {

    /** Requires the same seconds. */
    public CountedHits {
        if (!matching.range().equals(all.range())) {
            throw new IllegalArgumentException(
                    "hits of " + matching.range() + " are no share of those of " + all.range());
        }
    }

    /** Hits without a share. */
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

    /** Whether a share is counted. */
    @SuppressWarnings("ReferenceEquality") // the same instance means that no share is counted
    public boolean isShare() {
        return matching != all;
    }

    /** Whether there is no hit, matching or not. */
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
