package httpmonitor.alert.explain;

import httpmonitor.alert.WindowCount;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The hits of a range in buckets of equal length; the last one may be shorter.
 *
 * @param range its seconds
 * @param step the length of a bucket
 * @param counts the hits of each bucket, oldest first
 */
public record HitBuckets(TimeRange range, Duration step, List<WindowCount> counts) {

    /** Copies the list. */
    public HitBuckets {
        counts = List.copyOf(counts);
    }

    /**
     * Reads a range of any length, in slices.
     *
     * @param range not empty
     * @param most the highest number of buckets, at least 1; they are as short as that allows
     */
    public static HitBuckets of(HitHistory history, TimeRange range, int most) throws TrafficUnavailableException {
        long step = Math.ceilDiv(range.seconds(), most);
        int buckets = Math.toIntExact(Math.ceilDiv(range.seconds(), step));
        long[] matching = new long[buckets];
        long[] all = new long[buckets];
        for (Instant from = range.from(); from.isBefore(range.to()); from = from.plus(HitHistory.LONGEST_SLICE)) {
            Instant end = from.plus(HitHistory.LONGEST_SLICE);
            CountedHits slice = history.counted(new TimeRange(from, end.isBefore(range.to()) ? end : range.to()));
            add(slice.matching().hits(), from.getEpochSecond() - range.from().getEpochSecond(), step, matching);
            add(slice.all().hits(), from.getEpochSecond() - range.from().getEpochSecond(), step, all);
        }
        List<WindowCount> counts = new ArrayList<>();
        for (int i = 0; i < buckets; i++) {
            counts.add(new WindowCount(matching[i], all[i]));
        }
        return new HitBuckets(range, Duration.ofSeconds(step), counts);
    }

    private static void add(long[] hits, long offset, long step, long[] buckets) {
        for (int i = 0; i < hits.length; i++) {
            buckets[Math.toIntExact((offset + i) / step)] += hits[i];
        }
    }

    /** The seconds of one bucket. */
    public TimeRange rangeOf(int bucket) {
        Instant from = range.from().plus(step.multipliedBy(bucket));
        Instant to = from.plus(step);
        return new TimeRange(from, to.isBefore(range.to()) ? to : range.to());
    }
}
