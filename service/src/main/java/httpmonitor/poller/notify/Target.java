package httpmonitor.poller.notify;

import java.time.Duration;

/** A receiver of notices; each notice is delivered to it at least once. */
public interface Target {

    /** The longest time that one delivery may take. */
    Duration LONGEST_ATTEMPT = Duration.ofSeconds(20);

    /** What people call it, without secrets, for example {@code webhook hooks.example}. */
    String name();

    /**
     * What makes it the same target for several pollers; may hold secrets, of which only a digest leaves this process.
     */
    String identity();

    /** Whether it also wants a notice where late hits have moved the time of a fire or a recovery. */
    default boolean wantsCorrections() {
        return false;
    }

    /**
     * Delivers a notice. Returns when the target has taken it.
     *
     * @throws DeliveryException where it has not, or might not have
     */
    void tell(Notice notice) throws DeliveryException, InterruptedException;
}
