package httpmonitor.ingest.ship;

import httpmonitor.ingest.tail.Tailed;
import java.time.Instant;

/**
 * A line as it was added to a batch, with all that is needed to add it to another one.
 *
 * @param reason why it is no hit; empty for a hit
 * @param kept how many of its bytes are sent, where it is no hit
 * @param epochSecond a hit's own time
 * @param read when it was read
 */
record OutgoingLine(Tailed.Line line, Kind kind, String reason, int kept, long epochSecond, Instant read) {

    enum Kind {
        HIT,
        /** It cannot be parsed. */
        UNPARSED,
        /** The store has refused it. */
        REFUSED
    }

    /** The same line, to be kept aside. */
    OutgoingLine refused(String storesReason, int keep) {
        return new OutgoingLine(line, Kind.REFUSED, storesReason, keep, 0, read);
    }

    int length() {
        return line.to() - line.from();
    }
}
