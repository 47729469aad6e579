package httpmonitor.poller.notify.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A variable in the environment of a program, which every process that it starts inherits. It identifies these
 * processes even after their parent has ended. Works where the system shows environments, as Linux does.
 */
record EnvironmentMark(String value) {

    private static final String NAME = "HTTPMONITOR_ALERT_RUN";
    private static final int MOST_ROUNDS = 10;

    static EnvironmentMark unique() {
        return new EnvironmentMark(UUID.randomUUID().toString());
    }

    void put(Map<String, String> environment) {
        environment.put(NAME, value);
    }

    /**
     * Ends all processes that have it, and the processes that these have started, which may have another environment.
     * Repeats this while there are new ones.
     */
    void endAll() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<ProcessHandle> marked =
                    ProcessHandle.allProcesses().filter(this::isOn).toList();
            if (marked.isEmpty()) {
                return;
            }
            marked.stream()
                    .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                    .toList()
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Whether a process has it; not one that has ended, or that belongs to another user. */
    private boolean isOn(ProcessHandle process) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            byte[] variables = Files.readAllBytes(environment);
            return new String(variables, StandardCharsets.ISO_8859_1).contains(NAME + "=" + value);
        } catch (IOException e) {
            return false;
        }
    }
}
