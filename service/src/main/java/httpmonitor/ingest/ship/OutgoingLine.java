package httpmonitor.ingest.ship;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.ingest.tail.Tailed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line as it was added to a batch, with all that is needed to add it to another one.
 *
 * @param reason why it is not a hit; empty for a hit
 * @param kept how many of its bytes are sent, where it is not a hit
 * @param entry a hit's fields
 * @param read when it was read
 * @param within whether it is a part of a line, or lies between the parts of one: its answer alone says nothing of what
 *     is before it
 */
record OutgoingLine(
        Tailed.Line line,
        Kind kind,
        String reason,
        int kept,
        @Nullable AccessLogEntry entry,
        Instant read,
        boolean within) {

    enum Kind {
        HIT,
        /** It cannot be parsed. */
        UNPARSED,
        /** The store has refused it. */
        REFUSED
    }

    /** The same line, to be kept aside. */
    OutgoingLine refused(String storesReason, int keep) {
        return new OutgoingLine(line, Kind.REFUSED, storesReason, keep, null, read, within);
    }

    /** A hit's own time in seconds since the epoch; 0 for a line that is not a hit. */
    long epochSecond() {
        return entry == null ? 0 : entry.epochSecond();
    }

    int length() {
        return line.to() - line.from();
    }
}
