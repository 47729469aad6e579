package httpmonitor.store.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Ends processes: in order, and after a while by force. */
public final class Ending {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(20);

    private Ending() {}

    /**
     * Ends a process in order if that takes at most 20 s, else by force.
     *
     * @param process finds the process; empty once it has ended
     * @return whether it has ended
     */
    public static boolean of(Supplier<Optional<ProcessHandle>> process) {
        process.get().ifPresent(ProcessHandle::destroy);
        return await(process);
    }

    /** The same for a process that is about to end by itself. */
    public static boolean await(Supplier<Optional<ProcessHandle>> process) {
        if (endsInTime(process)) {
            return true;
        }
        process.get().ifPresent(ProcessHandle::destroyForcibly);
        return endsInTime(process);
    }

    /** Keeps waiting when interrupted, because half a stop is of no use. The interrupt is kept for the caller. */
    private static boolean endsInTime(Supplier<Optional<ProcessHandle>> process) {
        long start = System.nanoTime();
        boolean interrupted = false;
        boolean present;
        while ((present = process.get().isPresent()) && System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !present;
    }
}
