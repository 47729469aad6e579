package httpmonitor.poller.notify;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Counts the deliveries to a target, and reports when they begin to fail and when they work again. Thread-safe for
 * readers.
 */
public final class DeliveryLog {

    private final String target;
    private final Consumer<String> say;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private long failedSince;

    /** {@code say} gets sentences for the user. */
    public DeliveryLog(String target, Consumer<String> say) {
        this.target = target;
        this.say = say;
    }

    /** The target's name. */
    String target() {
        return target;
    }

    public void delivered() {
        delivered.incrementAndGet();
        works();
    }

    /** Nothing fails now, whether or not there was something to deliver. */
    void works() {
        if (failedSince > 0) {
            say.accept("Notifying " + target + " works again, after " + failedSince
                    + (failedSince == 1 ? " failure" : " failures"));
            failedSince = 0;
        }
    }

    public void failed(String reason) {
        failed.incrementAndGet();
        if (failedSince == 0) {
            say.accept("Notifying " + target + " failed, and is tried again: " + reason);
        }
        failedSince++;
    }

    public DeliveryCount count() {
        return new DeliveryCount(target, delivered.get(), failed.get());
    }
}
