package httpmonitor.poller.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands what a poller sees to couriers, each on a thread of its own, so that no target delays a tick or another target. A courier that
 * is late gets what was seen last, which holds everything; nothing queues up.
 */
public final class Notifier implements AutoCloseable {

    /** What is on its way when the program ends has so long. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final List<Desk> desks;

    /** Starts the couriers' threads; {@link #close} ends them. */
    public Notifier(List<AlertDispatcher> couriers, InstantSource clock) {
        this.desks = couriers.stream().map(courier -> new Desk(courier, clock)).toList();
    }

    /** Takes note of a tick; returns at once. */
    public void tell(PollerState sighting) {
        desks.forEach(desk -> desk.put(sighting));
    }

    /** What was told so far. */
    public List<DeliveryCount> counts() {
        return desks.stream().map(desk -> desk.courier.count()).toList();
    }

    /** Waits a few seconds at most for what is on its way. */
    @Override
    public void close() {
        desks.forEach(Desk::leave);
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        boolean interrupted = false;
        for (Desk desk : desks) {
            try {
                desk.thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            desk.thread.interrupt();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where a courier waits for something to do. */
    private static final class Desk {

        private final AlertDispatcher courier;
        private final InstantSource clock;
        private final Thread thread;
        private @Nullable PollerState latest;
        private boolean fresh;
        private boolean leaving;

        Desk(AlertDispatcher courier, InstantSource clock) {
            this.courier = courier;
            this.clock = clock;
            this.thread = Thread.ofPlatform()
                    .daemon()
                    .name("notify " + courier.name())
                    .start(this::run);
        }

        synchronized void put(PollerState sighting) {
            latest = sighting;
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
                for (PollerState sighting = await(next); sighting != null; sighting = await(next)) {
                    next = work(sighting);
                }
            } catch (InterruptedException e) {
                // The wait at the end is over: what is left is told by another poller, or by the next start.
                Thread.currentThread().interrupt();
            }
        }

        /** A mistake of ours must not silence a target for good; the next tick tries again. */
        @SuppressWarnings("IllegalCatch")
        private Optional<Instant> work(PollerState sighting) throws InterruptedException {
            try {
                return courier.work(sighting, clock.instant());
            } catch (RuntimeException e) {
                courier.failed("unexpectedly, " + e);
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
