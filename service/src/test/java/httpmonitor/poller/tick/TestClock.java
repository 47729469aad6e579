package httpmonitor.poller.tick;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is moved. */
public final class TestClock implements TickClock {

    private Instant now = Instant.EPOCH;
    private Duration set = Duration.ZERO;

    /** Time passes until the wall clock shows this. */
    public void moveTo(Instant time) {
        now = time;
    }

    /** Time passes. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** The wall clock is set forward, or back. */
    public void set(Duration by) {
        set = set.plus(by);
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, now.minus(set)).toNanos();
    }
}
