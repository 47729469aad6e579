package httpmonitor.generate;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only in a call to sleep, or where the test says so. */
final class FakePace implements Pace {

    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private Instant wallClock = START;
    private long nanos = 77;
    private long stopAfter = Long.MAX_VALUE;
    private Runnable onSleep = () -> {};

    /** Interrupts the first sleep that begins at this time after the start or later. */
    FakePace stoppingAfter(Duration duration) {
        stopAfter = 77 + duration.toNanos();
        return this;
    }

    /** Runs at each sleep, after the time has passed. */
    FakePace onSleep(Runnable action) {
        onSleep = action;
        return this;
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
        wallClock = wallClock.plus(duration);
    }

    void setBack(Duration duration) {
        wallClock = wallClock.minus(duration);
    }

    Duration passed() {
        return Duration.ofNanos(nanos - 77);
    }

    @Override
    public Instant now() {
        return wallClock;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (nanos >= stopAfter) {
            throw new InterruptedException("stopped by the test");
        }
        pass(duration);
        onSleep.run();
    }
}
