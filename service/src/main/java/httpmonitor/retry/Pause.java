package httpmonitor.retry;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A time in which something is not done again, by a monotonic clock: a wall clock that is set does not change it.
 * Stateful, for one thread.
 */
public final class Pause {

    private final LongSupplier nanoTime;
    private Duration length = Duration.ZERO;
    private long begun;

    /** No pause yet. */
    public Pause(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Begins now. */
    public void begin(Duration time) {
        length = time;
        begun = nanoTime.getAsLong();
    }

    /** The time that is left, zero where it is over. */
    public Duration left() {
        Duration left = length.minusNanos(nanoTime.getAsLong() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
