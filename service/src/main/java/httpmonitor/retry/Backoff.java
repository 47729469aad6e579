package httpmonitor.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pause before the next attempt: a random time below a bound that doubles with each failure ("full jitter", M.
 * Brooker, Exponential Backoff And Jitter), so that many callers do not come back at once. Stateful, for one thread.
 */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration bound;

    /**
     * The state before the first failure.
     *
     * @param first the shortest pause and the first bound, at least 1 ms
     * @param longest the longest pause, not below {@code first}
     */
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses must be at least 1ms, and the longest not below the first");
        }
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.bound = first;
    }

    /** The pause after another failure: between the shortest one and the bound, which then doubles. */
    public Duration next() {
        Duration pause = Duration.ofMillis(random.nextLong(first.toMillis(), bound.toMillis() + 1));
        Duration doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /** Starts over after a success. */
    public void reset() {
        bound = first;
    }
}
