package httpmonitor.store.process;

import httpmonitor.files.FileTrust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Identifies a process by its id and its start, since ids are used again.
 *
 * @param pid the process id
 * @param start when it was started
 */
public record ProcessMark(long pid, ProcessStart start) {

    /** The mark of a process, if it is alive. */
    public static Optional<ProcessMark> of(ProcessHandle process) {
        return ProcessStart.of(process).map(start -> new ProcessMark(process.pid(), start));
    }

    /** Reads what {@link #toString()} wrote; empty where {@code text} is something else. */
    static Optional<ProcessMark> parse(String text) {
        String[] parts = text.split("@", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessStart.parse(parts[1]).map(start -> new ProcessMark(Long.parseLong(parts[0]), start));
    }

    /** The process, if it still runs and its command line contains {@code word}. */
    public Optional<ProcessHandle> find(String word) {
        return ProcessHandle.of(pid)
                .filter(start::isOf)
                .filter(process -> commandLine(process).contains(word));
    }

    /**
     * Whether it holds the server's end of a connection: the process runs, and its user has that end. Where the system
     * lists no sockets, it is enough that the process runs.
     */
    public boolean holds(ServerEnd end, String word) {
        if (find(word).isEmpty()) {
            return false;
        }
        try {
            return !ServerEnd.isListed() || end.isHeldBy(FileTrust.owner(Path.of("/proc", Long.toString(pid))));
        } catch (IOException unreadable) {
            // It has just ended, or is hidden from us: nothing proves that it is the right one.
            return false;
        }
    }

    /** The arguments, with separators; empty for a process that has ended and is still listed. */
    private static String commandLine(ProcessHandle process) {
        Path listed = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (!Files.exists(Path.of("/proc/self/cmdline"))) {
            return process.info().commandLine().orElse("");
        }
        try {
            // ProcessHandle would cut it at 4 KiB.
            return new String(Files.readAllBytes(listed), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // It has ended, or is hidden from us: it is left alone.
            return "";
        }
    }

    @Override
    public String toString() {
        return pid + "@" + start;
    }
}
