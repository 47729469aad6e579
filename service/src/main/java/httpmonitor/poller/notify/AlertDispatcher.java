package httpmonitor.poller.notify;

import java.time.Instant;
import java.util.Optional;

/** Brings what is seen to one target. Stateful; one thread calls {@link #work}. */
public interface AlertDispatcher {

    /** The target's name. */
    String name();

    /**
     * Does what there is to do now; failures are said and tried again.
     *
     * @return when there is something to do again though nothing new is seen; empty where there is not
     */
    Optional<Instant> work(PollerState pollerState, Instant now) throws InterruptedException;

    /** Says that something went wrong that no one foresaw. */
    void failed(String reason);

    /** What it has delivered; for any thread. */
    DeliveryCount count();
}
