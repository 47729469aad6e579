package httpmonitor.elastic.write;

import static httpmonitor.elastic.write.JsonBytes.ascii;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.ingest.ship.EntrySink.Batch;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Lines as the body of one bulk request: for each a header with {@code create}, index and id, then the document. */
final class BulkBatch implements Batch {
    private static final byte[] CREATE_IN = ascii("{\"create\":{\"_index\":\"");
    private static final byte[] ID = ascii("\",\"_id\":\"");
    private static final byte[] END_OF_ACTION = ascii("\"}}\n");
    private static final byte[] UNPARSED_INDEX = ascii(IndexNames.UNPARSED);

    private final Consumer<JsonBytes> takeBack;
    private JsonBytes body;
    private final HitRouting routing;
    private final AccessLogDocument hits;
    private final UnparsedDocument unparsed;
    private final Set<String> indices = new LinkedHashSet<>();
    private byte[] lastIndex = {};
    private byte[] action = {};
    private int lines;

    /**
     * An empty batch.
     *
     * @param body where to write it
     * @param takeBack takes the body when it is not needed any more
     */
    BulkBatch(JsonBytes body, Consumer<JsonBytes> takeBack, HitRouting routing, String hostName) {
        this.body = body;
        this.takeBack = takeBack;
        this.routing = routing;
        this.hits = new AccessLogDocument(hostName);
        this.unparsed = new UnparsedDocument(hostName);
    }

    @Override
    public void addHit(byte[] id, AccessLogEntry entry, LineOrigin origin, Instant read, Instant routedAsOf) {
        create(routing.index(entry.epochSecond(), routedAsOf), id);
        hits.write(body, entry, origin, read);
        body.raw('\n');
    }

    @Override
    public void addUnparsed(
            byte[] id, byte[] original, int from, int to, String reason, LineOrigin origin, Instant read) {
        create(UNPARSED_INDEX, id);
        unparsed.write(body, new String(original, from, to - from, StandardCharsets.UTF_8), reason, origin, read);
        body.raw('\n');
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public int bytes() {
        return body.size();
    }

    @Override
    public void recycle() {
        JsonBytes over = body;
        body = new JsonBytes(0); // a later call on this batch is refused and cannot change another batch's bytes
        takeBack.accept(over);
    }

    /** The request's body; its first {@link #bytes} bytes count. */
    byte[] array() {
        return body.array();
    }

    /** The indices that it writes to. */
    Set<String> indices() {
        return Collections.unmodifiableSet(indices);
    }

    private void create(byte[] index, byte[] id) {
        if (!Arrays.equals(index, lastIndex)) {
            lastIndex = index;
            indices.add(new String(index, StandardCharsets.US_ASCII));
            action = new JsonBytes(64).raw(CREATE_IN).raw(index).raw(ID).toBytes();
        }
        body.raw(action).raw(id).raw(END_OF_ACTION);
        lines++;
    }
}
