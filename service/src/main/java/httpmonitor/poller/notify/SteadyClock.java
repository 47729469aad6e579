package httpmonitor.poller.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock for pauses, leases and times of expiry. It never goes back: where the wall clock is set back, it continues at
 * its own pace. Where the wall clock is set forward, it follows, because the machine may have slept. Thread-safe.
 */
public final class SteadyClock implements InstantSource {

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private Instant last;
    private long lastNanos;

    SteadyClock(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.last = wall.instant();
        this.lastNanos = nanoTime.getAsLong();
    }

    /** The clock of this machine. */
    public static SteadyClock system() {
        return new SteadyClock(InstantSource.system(), System::nanoTime);
    }

    @Override
    public synchronized Instant instant() {
        long nanos = nanoTime.getAsLong();
        Instant steady = last.plus(Duration.ofNanos(nanos - lastNanos));
        Instant shown = wall.instant();
        last = shown.isAfter(steady) ? shown : steady;
        lastNanos = nanos;
        return last;
    }
}
