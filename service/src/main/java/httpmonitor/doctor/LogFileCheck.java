package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Checks an access log: whether it exists, whether this program may read it, whether a program writes to it.
 *
 * @param file the log
 * @param rotated whether programs write to another file in its place now
 */
public record LogFileCheck(Path file, boolean rotated) implements Check {

    private static final Duration IDLE = Duration.ofMinutes(10);

    @Override
    public List<Finding> run(Instant now) {
        return List.of(found(now));
    }

    private Finding found(Instant now) {
        if (!Files.exists(file)) {
            return new Trouble(
                    "There is no log file " + file + ".",
                    "Name the web server's log with --log-file, as it is spelt, or make traffic with"
                            + " ./generate-logs.sh.");
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            return new Trouble(
                    "The log file " + file + " cannot be read.",
                    "Run as a user who may read it, such as a member of group adm.");
        }
        return readable(now);
    }

    private Finding readable(Instant now) {
        try {
            long size = Files.size(file);
            Duration idle = Duration.between(Files.getLastModifiedTime(file).toInstant(), now);
            if (size == 0 && !rotated) {
                return new Trouble(
                        "The log file " + file + " is empty.",
                        "Send the web server a request, or run ./generate-logs.sh.");
            }
            String what =
                    "The log file " + file + " has " + size + " bytes, last written " + idle.toSeconds() + " s ago.";
            return rotated || idle.compareTo(IDLE) < 0
                    ? new Fine(what)
                    : new Trouble(what, "If there should be traffic, check that the web server writes to this file.");
        } catch (IOException e) {
            return new Trouble(
                    "The log file " + file + " cannot be looked at: " + e.getMessage(), "Check the disk it lies on.");
        }
    }
}
