package httpmonitor.poller.notify;

import httpmonitor.retry.Pause;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts the deliveries to a target, and reports when they begin to fail, each day while they do, and when they work
 * again. Thread-safe for readers.
 */
public final class DeliveryLog {

    private static final Duration AGAIN = Duration.ofDays(1);

    private final String target;
    private final Consumer<String> say;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Pause said;
    private long failedSince;
    private long outdated;

    /** {@code say} gets sentences for the user. */
    public DeliveryLog(String target, Consumer<String> say, LongSupplier nanoTime) {
        this.target = target;
        this.say = say;
        this.said = new Pause(nanoTime);
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
                    + (failedSince == 1 ? " failure" : " failures") + outdated());
            failedSince = 0;
            outdated = 0;
        }
    }

    public void failed(String reason) {
        failed.incrementAndGet();
        failedSince++;
        if (failedSince == 1) {
            said.begin(AGAIN);
            say.accept("Notifying " + target + " failed, and is tried again: " + reason);
        } else if (said.left().isZero()) {
            said.begin(AGAIN);
            say.accept("Notifying " + target + " still fails, " + failedSince + " times so far" + outdated() + ": "
                    + reason);
        }
    }

    /** Some alerts ended more than a day ago: their notices are no longer delivered. */
    void outdated(long alerts) {
        outdated += alerts;
    }

    private String outdated() {
        if (outdated == 0) {
            return "";
        }
        String alerts = outdated == 1 ? " alert" : " alerts";
        return ", without notices of " + outdated + alerts + " that ended more than a day ago";
    }

    public DeliveryCount count() {
        return new DeliveryCount(target, delivered.get(), failed.get());
    }
}
