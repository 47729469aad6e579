package httpmonitor.poller.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands what a poller sees to couriers, each on a thread of its own, so that no target delays a tick or another target.
 * A courier that is late gets what was seen last, which holds everything; nothing queues up.
 */
public final class Notifier implements AutoCloseable {

    /** How long deliveries that are on their way may take when the program ends. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

    private final List<DeliveryWorker> workers;

    /** Starts the couriers' threads; {@link #close} ends them. */
    public Notifier(List<AlertDispatcher> dispatchers, InstantSource clock) {
        this.workers = dispatchers.stream()
                .map(dispatcher -> new DeliveryWorker(dispatcher, clock))
                .toList();
    }

    /** Takes note of a tick; returns at once. */
    public void tell(PollerState pollerState) {
        workers.forEach(worker -> worker.put(pollerState));
    }

    /** What was notified so far. */
    public List<DeliveryCount> counts() {
        return workers.stream().map(worker -> worker.dispatcher.count()).toList();
    }

    /** Waits a few seconds at most for what is on its way. */
    @Override
    public void close() {
        workers.forEach(DeliveryWorker::leave);
        long deadline = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
        boolean interrupted = false;
        for (DeliveryWorker worker : workers) {
            try {
                worker.thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            worker.thread.interrupt();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where a courier waits for something to do. */
    private static final class DeliveryWorker {

        private final AlertDispatcher dispatcher;
        private final InstantSource clock;
        private final Thread thread;
        private @Nullable PollerState latest;
        private boolean fresh;
        private boolean leaving;

        DeliveryWorker(AlertDispatcher dispatcher, InstantSource clock) {
            this.dispatcher = dispatcher;
            this.clock = clock;
            this.thread = Thread.ofPlatform()
                    .daemon()
                    .name("notify " + dispatcher.name())
                    .start(this::run);
        }

        synchronized void put(PollerState pollerState) {
            latest = pollerState;
            fresh = true;
            notifyAll();
        }

        synchronized void leave() {
            leaving = true;
            notifyAll();
        }

        private void run() {
            try {
                Optional<Instant> next = Optional.empty();
                for (PollerState pollerState = await(next); pollerState != null; pollerState = await(next)) {
                    next = work(pollerState);
                }
            } catch (InterruptedException e) {
                // The wait at the end is over: what is left is notified by another poller, or by the next start.
                Thread.currentThread().interrupt();
            }
        }

        /** A mistake of ours must not silence a target for good; the next tick tries again. */
        @SuppressWarnings("IllegalCatch")
        private Optional<Instant> work(PollerState pollerState) throws InterruptedException {
            try {
                return dispatcher.work(pollerState, clock.instant());
            } catch (RuntimeException e) {
                dispatcher.failed("unexpectedly, " + e);
                return Optional.empty();
            }
        }

        /** The next thing to work on, when it is time; null when leaving and everything seen was worked on once. */
        private synchronized @Nullable PollerState await(Optional<Instant> next) throws InterruptedException {
            while (!fresh && !leaving) {
                if (next.isEmpty() || latest == null) {
                    wait();
                    continue;
                }
                long millis = Duration.between(clock.instant(), next.get()).toMillis();
                if (millis < 0) {
                    break;
                }
                wait(millis + 1);
            }
            if (leaving && !fresh) {
                return null;
            }
            fresh = false;
            return latest;
        }
    }
}
