package httpmonitor.elastic.write;

import static httpmonitor.elastic.write.JsonBytes.ascii;

import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import java.time.Instant;

/** Writes an unparsed line as a JSON document, with the time of reading as {@code @timestamp}. Not thread-safe. */
final class UnparsedDocument {
    private static final byte[] TIME = ascii("{\"@timestamp\":");
    private static final byte[] ORIGINAL = ascii(",\"event\":{\"original\":\"");
    private static final byte[] MESSAGE = ascii("\"},\"error\":{\"message\":\"");
    private static final byte[] END = ascii("\"},");

    private final Timestamps times = new Timestamps();
    private final OriginFields origin;

    UnparsedDocument(String hostName) {
        origin = new OriginFields(hostName);
    }

    /** Appends the document, without a newline after it. */
    void write(JsonBytes out, String original, String reason, LineOrigin from, Instant read) {
        out.raw(TIME);
        times.write(out, read);
        out.raw(ORIGINAL).escaped(original).raw(MESSAGE).escaped(reason).raw(END);
        origin.write(out, from);
        out.replaceLast('}');
    }
}
