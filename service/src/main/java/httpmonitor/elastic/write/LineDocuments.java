package httpmonitor.elastic.write;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The documents that {@code ship} writes, one by one, for a writer without offsets that adds the origin of a line
 * itself. Not thread-safe.
 */
public final class LineDocuments {

    /**
     * A document and its index.
     *
     * @param index the name of its index
     * @param epochMillis its {@code @timestamp}, in milliseconds since the epoch
     * @param json its fields; ignore those below {@code log} and {@code host}
     */
    public record LineDocument(String index, long epochMillis, String json) {}

    private static final LineOrigin NO_ORIGIN = new LineOrigin("", 0);
    private static final int FIRST_CAPACITY = 1024;

    private final HitRouting routing;
    private final AccessLogDocument hits = new AccessLogDocument("");
    private final UnparsedDocument unparsed = new UnparsedDocument("");

    /** For indices of these names; hits older than the retention go to the archive. */
    public LineDocuments(IndexNames names, Duration retention) {
        routing = new HitRouting(names, retention);
    }

    /** A hit that was read at this time. */
    public LineDocument hit(AccessLogEntry entry, Instant read) {
        JsonBytes out = new JsonBytes(FIRST_CAPACITY);
        hits.write(out, entry, NO_ORIGIN, read);
        String index = new String(routing.index(entry.epochSecond(), read), StandardCharsets.US_ASCII);
        return new LineDocument(index, entry.epochSecond() * 1000 + entry.millis(), out.toString());
    }

    /** An unparsed line with its reason; invalid UTF-8 is replaced. */
    public LineDocument unparsed(byte[] line, String reason, Instant read) {
        JsonBytes out = new JsonBytes(FIRST_CAPACITY);
        unparsed.write(out, new String(line, StandardCharsets.UTF_8), reason, NO_ORIGIN, read);
        return new LineDocument(IndexNames.UNPARSED, read.toEpochMilli(), out.toString());
    }
}
