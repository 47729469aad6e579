package httpmonitor.alert;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The counts of the windows that end at each second of a series: at {@code t} the hits of {@code [t - window, t)}. */
public final class WindowCounts {

    private final Instant first;
    private final long[] matching;
    private final long[] all;
    private final Optional<PastWeeks> past;

    private WindowCounts(Instant first, long[] matching, long[] all, Optional<PastWeeks> past) {
        this.first = first;
        this.matching = matching;
        this.all = all;
        this.past = past;
    }

    /**
     * Every window that is wholly in the series, by a running sum.
     *
     * @throws IllegalArgumentException where the series is shorter than a window
     */
    public static WindowCounts of(CountedHits hits, Duration window) {
        int seconds = Math.toIntExact(window.toSeconds());
        if (hits.range().seconds() < seconds) {
            throw new IllegalArgumentException("a series of "
                    + DurationText.of(hits.range().length()) + " is shorter than the window of "
                    + DurationText.of(window));
        }
        long[] matching = sums(hits.matching().hits(), seconds);
        long[] all = hits.isShare() ? sums(hits.all().hits(), seconds) : matching;
        return new WindowCounts(hits.range().from().plus(window), matching, all, Optional.empty());
    }

    /** The same windows, each with the usual. */
    public WindowCounts against(PastWeeks weeks) {
        return new WindowCounts(first, matching, all, Optional.of(weeks));
    }

    private static long[] sums(long[] hits, int seconds) {
        long[] sums = new long[hits.length - seconds + 1];
        for (int i = 0; i < seconds; i++) {
            sums[0] += hits[i];
        }
        for (int i = 1; i < sums.length; i++) {
            sums[i] = sums[i - 1] - hits[i - 1] + hits[i - 1 + seconds];
        }
        return sums;
    }

    /** The first second whose window is known: one window after the beginning of the series. */
    public Instant first() {
        return first;
    }

    /** The last second whose window is known: the end of the series. */
    public Instant last() {
        return first.plusSeconds(matching.length - 1L);
    }

    /** The window that ends at {@code t}, from {@link #first} to {@link #last}. */
    public WindowCount at(Instant t) {
        int i = Math.toIntExact(t.getEpochSecond() - first.getEpochSecond());
        return new WindowCount(matching[i], all[i], past.map(weeks -> weeks.at(t)));
    }

    /** The windows that hold a hit, by their places. */
    BitSet notEmpty() {
        BitSet windows = new BitSet(all.length);
        for (int i = 0; i < all.length; i++) {
            windows.set(i, all[i] > 0);
        }
        return windows;
    }

    /** Takes the windows that end in a range of epoch seconds, the last one excluded, out of a set of places. */
    void clear(BitSet windows, long from, long to) {
        int begin = place(from);
        int end = place(to);
        windows.clear(begin, Math.max(begin, end));
    }

    /** Whether the window that ends at {@code t}, which lies from {@link #first} to {@link #last}, is in a set. */
    boolean isIn(BitSet windows, Instant t) {
        return windows.get(place(t.getEpochSecond()));
    }

    /** The place of the window that ends at a second, or of the one next to it. */
    private int place(long second) {
        return Math.clamp(second - first.getEpochSecond(), 0, all.length);
    }

    /** The past weeks that the window is compared with that ends at {@code t}, and those that are left out. */
    List<PastWeeks.Week> weeksAt(Instant t) {
        return past.map(weeks -> weeks.weeksAt(t)).orElse(List.of());
    }

    /** Gives the second and its window, in order, for every window but the first. */
    public void forEachAfterFirst(BiConsumer<Instant, WindowCount> action) {
        for (Instant t = first.plusSeconds(1); !t.isAfter(last()); t = t.plusSeconds(1)) {
            action.accept(t, at(t));
        }
    }
}
