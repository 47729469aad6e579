package httpmonitor.elastic.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import java.time.Instant;

/** What {@code ship} writes for a hit, for tests outside of this package. */
public final class ShippedDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ShippedDocument() {}

    /** The document without the fields that say where and when the line was read. */
    public static ObjectNode of(AccessLogEntry entry) {
        JsonBytes out = new JsonBytes(1024);
        new AccessLogDocument("host").write(out, entry, new LineOrigin("path", 0), Instant.EPOCH);
        try {
            ObjectNode document = (ObjectNode) JSON.readTree(out.toString());
            ObjectNode event = (ObjectNode) document.get("event");
            event.remove("created");
            if (event.isEmpty()) {
                document.remove("event");
            }
            document.remove("log");
            document.remove("host");
            return document;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + out, e);
        }
    }
}
