package httpmonitor.poller.notify;

import java.time.Instant;
import java.util.Optional;

/** Delivers what the poller sees to one target. Stateful; one thread calls {@link #work}. */
public interface AlertDispatcher {

    /** The target's name. */
    String name();

    /**
     * Does what there is to do now; failures are reported and tried again.
     *
     * @return when to call this again although nothing new is seen; empty for never
     */
    Optional<Instant> work(PollerState pollerState, Instant now) throws InterruptedException;

    /** Reports an unexpected failure. */
    void failed(String reason);

    /** What it has delivered; for any thread. */
    DeliveryCount count();
}
