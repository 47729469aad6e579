package httpmonitor.elastic.write;

import static httpmonitor.elastic.write.JsonBytes.ascii;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import java.time.Instant;

/**
 * Writes a hit as a JSON document with ECS names, from the bytes of its line directly to the bytes of a request. Every
 * hit passes here, so it uses no string, no map and no JSON library. The index template has the same fields. Not
 * thread-safe.
 */
final class AccessLogDocument {
    private static final byte[] TIME = ascii("{\"@timestamp\":");
    private static final byte[] SECTION = ascii("\"section\":\"");
    private static final byte[] SOURCE_ADDRESS = ascii("\"source\":{\"address\":\"");
    private static final byte[] IP = ascii("\"ip\":\"");
    private static final byte[] USER_NAME = ascii("\"user\":{\"name\":\"");
    private static final byte[] HTTP = ascii("\"http\":{");
    private static final byte[] VERSION = ascii("\"version\":\"");
    private static final byte[] REQUEST = ascii("\"request\":{");
    private static final byte[] METHOD = ascii("\"method\":\"");
    private static final byte[] REFERRER = ascii("\"referrer\":\"");
    private static final byte[] RESPONSE = ascii("\"response\":{");
    private static final byte[] STATUS = ascii("\"status_code\":");
    private static final byte[] BODY_BYTES = ascii("\"body\":{\"bytes\":");
    private static final byte[] URL = ascii("\"url\":{");
    private static final byte[] ORIGINAL = ascii("\"original\":\"");
    private static final byte[] PATH = ascii("\"path\":\"");
    private static final byte[] QUERY = ascii("\"query\":\"");
    private static final byte[] DOMAIN = ascii("\"domain\":\"");
    private static final byte[] USER_AGENT = ascii("\"user_agent\":{\"original\":\"");
    private static final byte[] EVENT_CREATED = ascii("\"event\":{\"created\":");
    private static final byte[] DURATION = ascii(",\"duration\":");
    private static final byte[] END = ascii("},");

    private final Timestamps hitTimes = new Timestamps();
    private final Timestamps readTimes = new Timestamps();
    private final OriginFields origin;

    /** Documents have this {@code host.name}. */
    AccessLogDocument(String hostName) {
        origin = new OriginFields(hostName);
    }

    /** Appends the document, without a newline after it. */
    void write(JsonBytes out, AccessLogEntry entry, LineOrigin from, Instant read) {
        out.raw(TIME);
        hitTimes.write(out, entry.epochSecond(), entry.millis());
        out.raw(',');
        text(out, SECTION, entry, EntryField.SECTION);
        source(out, entry);
        alone(out, USER_NAME, entry, EntryField.USER);
        http(out, entry);
        url(out, entry);
        alone(out, USER_AGENT, entry, EntryField.USER_AGENT);
        event(out, entry, read);
        origin.write(out, from);
        out.replaceLast('}');
    }

    private void event(JsonBytes out, AccessLogEntry entry, Instant read) {
        out.raw(EVENT_CREATED);
        readTimes.write(out, read);
        if (entry.durationNanos() != AccessLogEntry.ABSENT) {
            out.raw(DURATION).number(entry.durationNanos());
        }
        out.raw(END);
    }

    private static void source(JsonBytes out, AccessLogEntry entry) {
        text(out, SOURCE_ADDRESS, entry, EntryField.CLIENT); // every hit has one
        if (entry.clientIsIp()) {
            text(out, IP, entry, EntryField.CLIENT);
        }
        out.end();
    }

    private static void http(JsonBytes out, AccessLogEntry entry) {
        int http = out.open(HTTP);
        text(out, VERSION, entry, EntryField.VERSION);
        int request = out.open(REQUEST);
        text(out, METHOD, entry, EntryField.METHOD);
        text(out, REFERRER, entry, EntryField.REFERRER);
        out.close(request);
        response(out, entry);
        out.close(http);
    }

    private static void response(JsonBytes out, AccessLogEntry entry) {
        int response = out.open(RESPONSE);
        if (entry.status() != AccessLogEntry.ABSENT) {
            out.raw(STATUS).number(entry.status()).raw(',');
        }
        if (entry.bodyBytes() != AccessLogEntry.ABSENT) {
            out.raw(BODY_BYTES).number(entry.bodyBytes()).raw(END);
        }
        out.close(response);
    }

    private static void url(JsonBytes out, AccessLogEntry entry) {
        int url = out.open(URL);
        text(out, ORIGINAL, entry, EntryField.TARGET);
        text(out, PATH, entry, EntryField.PATH);
        text(out, QUERY, entry, EntryField.QUERY);
        text(out, DOMAIN, entry, EntryField.DOMAIN);
        out.close(url);
    }

    /** Writes an object with a single field. */
    private static void alone(JsonBytes out, byte[] opening, AccessLogEntry entry, EntryField field) {
        if (entry.has(field)) {
            text(out, opening, entry, field);
            out.end();
        }
    }

    private static void text(JsonBytes out, byte[] name, AccessLogEntry entry, EntryField field) {
        if (entry.has(field)) {
            out.text(name, entry.bytes(), entry.from(field), entry.to(field));
        }
    }
}
