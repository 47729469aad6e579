package httpmonitor.ship;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave a store alone that has failed: a random time below a bound that doubles with each failure ("full jitter", M. Brooker,
 * Exponential Backoff And Jitter), so that many shippers do not come back at once.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final RandomGenerator random;
    private Duration bound = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** After another failure: between 100 ms and the bound. */
    Duration next() {
        Duration pause = Duration.ofMillis(random.nextLong(FIRST.toMillis(), bound.toMillis() + 1));
        Duration doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }

    /** The store has answered. */
    void reset() {
        bound = FIRST;
    }
}
