package httpmonitor.poller.notify.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A variable in the environment of a program, which every process that it starts inherits. It identifies these
 * processes even after their parent has ended. Works where the system shows environments, as Linux does.
 *
 * @param older the PIDs of the processes that ran before the program was started
 */
record EnvironmentMark(String value, Set<Long> older) {

    private static final String NAME = "HTTPMONITOR_ALERT_RUN";
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** For a program that is started after this. */
    static EnvironmentMark unique() {
        return new EnvironmentMark(
                UUID.randomUUID().toString(),
                ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toSet()));
    }

    void put(Map<String, String> environment) {
        environment.put(NAME, value);
    }

    /**
     * Ends all processes that have it, and the processes that these have started, which may have another environment.
     * Repeats this while there are new ones, or one that may have it; after a second, no more.
     */
    void endAll() {
        if (!isWhole(environment(ProcessHandle.current()))) {
            return; // the system shows no environments
        }
        boolean interrupted = Thread.interrupted(); // which would end each pause at once
        long end = System.nanoTime() + LIMIT.toNanos();
        while (endMarked() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends those that are seen to have it; {@code false} where there is none, and none that may have it. */
    private boolean endMarked() {
        List<ProcessHandle> marked = new ArrayList<>();
        boolean unclear = false;
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            String environment = environment(process);
            if (environment.contains(NAME + "=" + value)) {
                marked.add(process);
            }
            unclear |= !isWhole(environment) && mayBeReplaced(process);
        }
        marked.stream()
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        return unclear || !marked.isEmpty();
    }

    /** While a program replaces another in its process ({@code exec}), Linux shows nothing, or only the beginning. */
    private static boolean isWhole(String environment) {
        return environment.endsWith("\0");
    }

    /** Threads of the kernel and processes that have ended have no command. */
    private boolean mayBeReplaced(ProcessHandle process) {
        return !older.contains(process.pid()) && process.info().command().isPresent();
    }

    /** The environment of a process; empty where it has ended, belongs to another user or shows none. */
    private static String environment(ProcessHandle process) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            return Files.readString(environment, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
