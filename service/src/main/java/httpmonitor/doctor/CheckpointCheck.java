package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.ingest.tail.checkpoint.CheckpointReport;
import httpmonitor.ingest.tail.checkpoint.CheckpointReport.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the checkpoints that shippers on this machine have for a log: whether a shipper runs, how far it has come,
 * whether a checkpoint is damaged.
 *
 * @param file the log
 * @param notes finds the checkpoints
 */
public record CheckpointCheck(Path file, Notes notes) implements Check {

    private static final Duration STALE = Duration.ofMinutes(2);

    /** The port to the checkpoints of shippers. */
    @FunctionalInterface
    public interface Notes {
        /**
         * The checkpoints of a log.
         *
         * @throws IOException where they cannot be read; the message says why
         */
        CheckpointReport of(Path file) throws IOException;
    }

    @Override
    public List<Finding> run(Instant now) {
        List<Finding> findings = new ArrayList<>();
        try {
            CheckpointReport shipped = notes.of(file);
            findings.add(progress(shipped, now));
            for (Path aside : shipped.setAside()) {
                findings.add(new Trouble(
                        "A checkpoint of " + file + " was damaged and set aside: " + aside + ".",
                        "Nothing is lost or doubled by that; look at the disk, then delete it."));
            }
        } catch (IOException e) {
            findings.add(new Trouble(
                    "The checkpoint of " + file + " cannot be read: " + e.getMessage() + ".",
                    "Run as the user who runs ship, with the same --data."));
        }
        return findings;
    }

    /**
     * A log without a local shipper is no fault by itself: Logstash may read it, or a shipper with another folder.
     * {@link HeartbeatCheck} finds that.
     */
    private Finding progress(CheckpointReport shipped, Instant now) {
        if (shipped.progress().isEmpty()) {
            return new Fine(running(shipped) + " on " + file + ", and this data folder has no checkpoint of it.");
        }
        Progress progress = shipped.progress().get();
        String what = running(shipped) + " on " + file + "; its checkpoint is of "
                + progress.lookedAt().truncatedTo(ChronoUnit.SECONDS) + ", " + progress.bytesLeft()
                + " bytes are not stored yet.";
        if (shipped.held()) {
            return progress.lookedAt().isBefore(now.minus(STALE))
                    ? new Trouble(what, "It does not advance: look at its messages on its terminal.")
                    : new Fine(what);
        }
        return progress.bytesLeft() == 0
                ? new Fine(what)
                : new Trouble(what, "Start ./run.sh ship " + file + " again; it continues where it stopped.");
    }

    private static String running(CheckpointReport shipped) {
        return shipped.held() ? "A shipper runs" : "No shipper runs";
    }
}
