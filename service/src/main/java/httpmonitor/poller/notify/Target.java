package httpmonitor.poller.notify;

import java.time.Duration;

/** A receiver of notices; each notice is delivered to it at least once. */
public interface Target {

    /** The longest time that one delivery may take. */
    Duration LONGEST_ATTEMPT = Duration.ofSeconds(20);

    /** Its name for messages, without secrets, for example {@code webhook hooks.example}. */
    String name();

    /**
     * Its identity, the same in all pollers. It may hold secrets; only a digest of it leaves this process.
     */
    String identity();

    /** Whether it also wants a notice where late hits have moved the time of a fire or a recovery. */
    default boolean wantsCorrections() {
        return false;
    }

    /**
     * Delivers a notice. Returns when the target has taken it.
     *
     * @throws DeliveryException where the target has not taken it, or that is unknown
     */
    void deliver(Notice notice) throws DeliveryException, InterruptedException;
}
