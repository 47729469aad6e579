package httpmonitor.alert.suggest;

import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the busiest windows that have no second in common: the busiest of all, then the busiest of those that do not
 * touch it, and so on; of windows with equally many hits the earliest.
 *
 * <p>Time is cut into blocks as long as a window. A chosen window rules out others in at most three blocks. So the next
 * window lies in one of the blocks around the windows chosen so far, or in the highest other block: a fixed number of
 * the highest blocks suffices for a history of any length.
 */
final class BusiestWindows {

    /** The number of windows. */
    static final int MOST = 5;

    private static final int BLOCKS = 3 * (MOST - 1) + 1;

    private final Duration window;
    private final PriorityQueue<Block> highest = new PriorityQueue<>(BLOCKS + 1, Block.LOWEST_FIRST);
    private @Nullable Block current;

    BusiestWindows(Duration window) {
        this.window = window;
    }

    /**
     * Takes the hits of the window that ends at {@code t}. Seconds come in order; skipped ones have no hits.
     */
    void next(Instant t, long hits) {
        if (hits == 0) {
            return;
        }
        if (current == null || !current.holds(t)) {
            keepCurrent();
            current = Block.around(t, Math.toIntExact(window.toSeconds()));
        }
        current.set(t, hits);
    }

    private void keepCurrent() {
        if (current != null) {
            highest.add(current);
            if (highest.size() > BLOCKS) {
                highest.remove();
            }
        }
        current = null;
    }

    /** The windows, busiest first; call it once, at the end. */
    List<BusyWindow> list() {
        keepCurrent();
        List<BusyWindow> chosen = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            busiestApartFrom(chosen).ifPresent(chosen::add);
        }
        return chosen;
    }

    private Optional<BusyWindow> busiestApartFrom(List<BusyWindow> chosen) {
        return highest.stream()
                .flatMap(block -> block.windows(window).stream())
                .filter(one -> chosen.stream().noneMatch(other -> overlap(one.range(), other.range())))
                .max(Comparator.comparingLong(BusyWindow::hits)
                        .thenComparing(one -> one.range().from(), Comparator.reverseOrder()));
    }

    private static boolean overlap(TimeRange one, TimeRange other) {
        return one.from().isBefore(other.to()) && other.from().isBefore(one.to());
    }

    /** The windows that end in one stretch of time. */
    private static final class Block {

        static final Comparator<Block> LOWEST_FIRST = Comparator.<Block>comparingLong(block -> block.peak)
                .thenComparing(block -> block.begin, Comparator.reverseOrder());

        private final long begin;
        private final long[] hits;
        private long peak;

        private Block(long begin, int seconds) {
            this.begin = begin;
            this.hits = new long[seconds];
        }

        static Block around(Instant t, int seconds) {
            return new Block(t.getEpochSecond() - Math.floorMod(t.getEpochSecond(), seconds), seconds);
        }

        boolean holds(Instant t) {
            return t.getEpochSecond() < begin + hits.length;
        }

        void set(Instant t, long count) {
            hits[Math.toIntExact(t.getEpochSecond() - begin)] = count;
            peak = Math.max(peak, count);
        }

        List<BusyWindow> windows(Duration length) {
            List<BusyWindow> windows = new ArrayList<>();
            for (int i = 0; i < hits.length; i++) {
                if (hits[i] > 0) {
                    windows.add(new BusyWindow(TimeRange.endingAt(Instant.ofEpochSecond(begin + i), length), hits[i]));
                }
            }
            return windows;
        }
    }
}
