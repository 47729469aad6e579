package httpmonitor.poller.notify;

import java.time.Duration;
import java.util.Optional;

/** Delivers what the poller sees to one target. Stateful; one thread calls {@link #work}. */
public interface AlertDispatcher {

    /**
     * Does what there is to do now; failures are reported and tried again.
     *
     * @return after which time to call this again although nothing new is seen; empty for never
     */
    Optional<Duration> work(PollerState pollerState) throws InterruptedException;

    /** Counts and reports its deliveries. */
    DeliveryLog log();
}
