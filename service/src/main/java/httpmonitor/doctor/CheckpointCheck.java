package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what shippers on this machine have noted about a log: does one run, how far did it come, was a note damaged.
 *
 * @param file the log
 * @param notes where they are looked up
 */
public record CheckpointCheck(Path file, Notes notes) implements Check {

    private static final Duration STALE = Duration.ofMinutes(2);

    /** The port to a shipper's notes. */
    @FunctionalInterface
    public interface Notes {
        /**
         * What there is about a log.
         *
         * @throws IOException where it cannot be read; the message says why
         */
        Shipped of(Path file) throws IOException;
    }

    /**
     * What a shipper has noted.
     *
     * @param running whether one tails the log now
     * @param progress empty where there is no note
     * @param setAside notes that could not be used, and were renamed
     */
    public record Shipped(boolean running, Optional<Progress> progress, List<Path> setAside) {
        /** Copies the list. */
        public Shipped {
            setAside = List.copyOf(setAside);
        }
    }

    /**
     * How far it came.
     *
     * @param at when it looked last
     * @param bytesLeft what the log holds behind that place
     */
    public record Progress(Instant at, long bytesLeft) {}

    @Override
    public List<Finding> look(Instant now) {
        List<Finding> findings = new ArrayList<>();
        try {
            Shipped shipped = notes.of(file);
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
     * That no one here ships it is no fault by itself: Logstash may, or a shipper with another folder. The heartbeats
     * tell.
     */
    private Finding progress(Shipped shipped, Instant now) {
        if (shipped.progress().isEmpty()) {
            return new Fine(running(shipped) + " on " + file + ", and this data folder has no checkpoint of it.");
        }
        Progress progress = shipped.progress().get();
        String what = running(shipped) + " on " + file + "; its checkpoint is of "
                + progress.at().truncatedTo(ChronoUnit.SECONDS) + ", " + progress.bytesLeft()
                + " bytes are not stored yet.";
        if (shipped.running()) {
            return progress.at().isBefore(now.minus(STALE))
                    ? new Trouble(what, "It does not advance: look at its messages on its terminal.")
                    : new Fine(what);
        }
        return progress.bytesLeft() == 0
                ? new Fine(what)
                : new Trouble(what, "Start ./run.sh ship " + file + " again; it continues where it stopped.");
    }

    private static String running(Shipped shipped) {
        return shipped.running() ? "A shipper runs" : "No shipper runs";
    }
}
