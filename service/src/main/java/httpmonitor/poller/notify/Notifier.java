package httpmonitor.poller.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands the poller's state to dispatchers, each on a thread of its own, so that no target delays a tick or another
 * target. A dispatcher that is late gets the newest state, which holds everything; no states queue up.
 */
public final class Notifier implements AutoCloseable {

    /** How long deliveries in flight may take when the program ends. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

    private final List<DeliveryWorker> workers;

    /** Starts a thread for each dispatcher; {@link #close} ends them. */
    public Notifier(List<AlertDispatcher> dispatchers) {
        this.workers = dispatchers.stream().map(DeliveryWorker::new).toList();
    }

    /** Takes the state after a tick; returns at once. */
    public void update(PollerState pollerState) {
        workers.forEach(worker -> worker.put(pollerState));
    }

    /** How many notices were delivered so far, by target. */
    public List<DeliveryCount> counts() {
        return workers.stream().map(worker -> worker.dispatcher.log().count()).toList();
    }

    /** Waits at most a few seconds for deliveries in flight. */
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

    /** The thread of one dispatcher, and the state that it waits for. */
    private static final class DeliveryWorker {

        private final AlertDispatcher dispatcher;
        private final Thread thread;
        private @Nullable PollerState latest;
        private boolean fresh;
        private boolean leaving;

        DeliveryWorker(AlertDispatcher dispatcher) {
            this.dispatcher = dispatcher;
            this.thread = Thread.ofPlatform()
                    .daemon()
                    .name("notify " + dispatcher.log().target())
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
                Optional<Duration> next = Optional.empty();
                for (PollerState pollerState = await(next); pollerState != null; pollerState = await(next)) {
                    next = work(pollerState);
                }
            } catch (InterruptedException e) {
                // The program ends: another poller, or this one after its next start, delivers the rest.
                Thread.currentThread().interrupt();
            }
        }

        /** An unexpected exception must not end the thread; the next tick tries again. */
        @SuppressWarnings("IllegalCatch")
        private Optional<Duration> work(PollerState pollerState) throws InterruptedException {
            try {
                return dispatcher.work(pollerState);
            } catch (RuntimeException e) {
                dispatcher.log().failed("unexpectedly, " + e);
                return Optional.empty();
            }
        }

        /** Waits for a new state, or for {@code next}; null when leaving and the newest state was worked on. */
        private synchronized @Nullable PollerState await(Optional<Duration> next) throws InterruptedException {
            long began = System.nanoTime();
            while (!fresh && !leaving) {
                if (next.isEmpty() || latest == null) {
                    wait();
                    continue;
                }
                long millis = next.get().minusNanos(System.nanoTime() - began).toMillis();
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
