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
 * @param older the processes that ran before the program was started
 */
record EnvironmentMark(String value, Set<Long> older) {

    private static final String NAME = "HTTPMONITOR_ALERT_RUN";
    private static final int MOST_ROUNDS = 50;
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
     * Repeats this while there are new ones, or one that may have it, for about a second at most.
     */
    void endAll() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<ProcessHandle> marked = new ArrayList<>();
            boolean unclear = false;
            for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
                String environment = environment(process);
                if (environment.contains(NAME + "=" + value)) {
                    marked.add(process);
                }
                unclear |= !isWhole(environment) && mayBeReplaced(process);
            }
            if (marked.isEmpty() && !unclear) {
                return;
            }
            marked.stream()
                    .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                    .toList()
                    .forEach(ProcessHandle::destroyForcibly);
            if (unclear) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** While a program replaces another in its process ({@code exec}), Linux shows none, or the first part of one. */
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
