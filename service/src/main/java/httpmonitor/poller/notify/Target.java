package httpmonitor.poller.notify;

import java.time.Duration;

/** Someone who is notified every notice at least once. */
public interface Target {

    /** Telling takes no longer. */
    Duration LONGEST_ATTEMPT = Duration.ofSeconds(20);

    /** What people call it, without secrets, for example {@code webhook hooks.example}. */
    String name();

    /**
     * What makes it the same target for several pollers; may hold secrets, of which only a digest leaves this process.
     */
    String identity();

    /** Whether it is notified of seconds that moved, too. */
    default boolean wantsCorrections() {
        return false;
    }

    /**
     * Tells. Returns when the target has taken the notice.
     *
     * @throws DeliveryException where it has not, or might not have
     */
    void tell(Notice notice) throws DeliveryException, InterruptedException;
}
