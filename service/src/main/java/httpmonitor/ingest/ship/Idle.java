package httpmonitor.ingest.ship;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for a thread that has nothing to do. In tests, no real time passes. */
public interface Idle {
    /** Returns after this time, or soon after a {@link #wake}, also after one before the call. */
    void await(Duration atMost);

    /** Ends the waiting; any thread may call it. */
    void wake();

    /** Waiting by the real clock. */
    static Idle real() {
        Semaphore woken = new Semaphore(0);
        return new Idle() {
            @Override
            public void await(Duration atMost) {
                try {
                    if (woken.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                        woken.drainPermits();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // the shipper stops at the next turn
                }
            }

            @Override
            public void wake() {
                woken.release();
            }
        };
    }
}
