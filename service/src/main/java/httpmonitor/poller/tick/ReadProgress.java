package httpmonitor.poller.tick;

import httpmonitor.traffic.DurationText;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** Estimates how long a backlog takes, by how it shrank in the last ticks. Stateful, from tick to tick. */
final class ReadProgress {

    /** Ticks over which the speed is measured. */
    private static final int MEASURED = 7;

    private record Left(long nanoTime, long bytes) {}

    private final Deque<Left> seen = new ArrayDeque<>();

    /**
     * A phrase about the time left, such as {@code , about 2m10s left}; empty where nothing is left, or where the
     * backlog does not shrink.
     *
     * @param backlog the bytes to be read; empty where they are not known
     * @param nanoTime of a monotonic clock
     */
    String after(OptionalLong backlog, long nanoTime) {
        if (backlog.isEmpty() || backlog.getAsLong() == 0) {
            seen.clear();
            return "";
        }
        seen.addLast(new Left(nanoTime, backlog.getAsLong()));
        if (seen.size() > MEASURED) {
            seen.removeFirst();
        }
        long read = seen.getFirst().bytes() - backlog.getAsLong();
        double seconds = (nanoTime - seen.getFirst().nanoTime()) / 1e9;
        if (read <= 0 || seconds <= 0) {
            return "";
        }
        long left = Math.max(1, Math.round(backlog.getAsLong() * seconds / read));
        return ", about " + DurationText.of(Duration.ofSeconds(rounded(left))) + " left";
    }

    /** Rounds an estimate: above some minutes it has no seconds. */
    private static long rounded(long seconds) {
        return seconds < 300 ? seconds : seconds / 60 * 60;
    }
}
