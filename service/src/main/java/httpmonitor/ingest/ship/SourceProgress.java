package httpmonitor.ingest.ship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Up to which time, by the steady clock, all that a source holds is stored. */
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

    /** All batches up to this number are answered for. */
    void answered(long batches) {
        if (lookedAt != null && batches >= upTo) {
            covered = lookedAt;
            lookedAt = null;
        }
    }

    /** Whether there has been such a look. */
    boolean isKnown() {
        return !covered.equals(Instant.EPOCH);
    }

    /** The time of the last look whose lines are all stored. */
    Instant covered() {
        return covered;
    }
}
