package httpmonitor.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave someone alone who has failed: a random time below a bound that doubles with each failure ("full
 * jitter", M. Brooker, Exponential Backoff And Jitter), so that many callers do not come back at once. Stateful, for
 * one thread.
 */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration bound;

    /**
     * A pause before nothing has failed yet.
     *
     * @param first the shortest pause, and the bound of the first, at least 1 ms
     * @param longest the bound that is not passed, not below {@code first}
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

    /** After another failure: between the shortest pause and the bound. */
    public Duration next() {
        Duration pause = Duration.ofMillis(random.nextLong(first.toMillis(), bound.toMillis() + 1));
        Duration doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /** There was an answer. */
    public void reset() {
        bound = first;
    }
}
