package httpmonitor.ingest.ship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time, by the steady clock, up to which all lines of a source are stored. */
final class SourceProgress {
    private Instant covered = Instant.EPOCH;
    private @Nullable Instant lookedAt;
    private long upTo;

    /**
     * The source was looked at and read to its end.
     *
     * @param when it was looked at
     * @param batches number of batches that had been submitted by then
     */
    void atEnd(Instant when, long batches) {
        if (lookedAt == null) {
            lookedAt = when;
            upTo = batches;
        }
    }

    /** Notes that all batches up to this number are answered. */
    void answered(long batches) {
        if (lookedAt != null && batches >= upTo) {
            covered = lookedAt;
            lookedAt = null;
        }
    }

    /** Whether there was a look whose lines are all stored. */
    boolean isKnown() {
        return !covered.equals(Instant.EPOCH);
    }

    /** The time of the last look whose lines are all stored. */
    Instant covered() {
        return covered;
    }
}
