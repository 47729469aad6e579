package httpmonitor.elastic.write;

import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.ingest.ship.EntrySink;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes lines into Elasticsearch. Several threads may write batches at the same time, each batch by one thread.
 *
 * <p>Documents are only ever created, each with its own id, so that a document that is sent twice is stored once. A
 * document that Elasticsearch refuses for good gives a rejection with its reason; every other failure, an unreadable
 * answer included, gives "try later".
 */
public final class ElasticsearchEntrySink implements EntrySink {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchEntrySink.class);
    private static final int FIRST_CAPACITY = 64 * 1024;

    /** A body that a huge line has made larger than this, in bytes, is not kept for reuse. */
    private static final int LARGEST_SPARE = 4 << 20;

    private static final int MOST_SPARE = 4;

    private final ElasticConnection connection;
    private final IndexNames names;
    private final Duration retention;
    private final String hostName;
    private final TemplateGate gate;
    private final BulkResults results;
    private final AtomicBoolean beats = new AtomicBoolean(true);

    /** Memory of answered bodies, for reuse: it has its size, and is still in the processor's caches. */
    private final BlockingQueue<JsonBytes> spare = new ArrayBlockingQueue<>(MOST_SPARE);

    /**
     * A sink.
     *
     * @param connection stays open when this is closed
     * @param retention hits older than this go to the archive
     * @param hostName the {@code host.name} of every document
     */
    public ElasticsearchEntrySink(ElasticConnection connection, IndexNames names, Duration retention, String hostName) {
        this.connection = connection;
        this.names = names;
        this.retention = retention;
        this.hostName = hostName;
        this.gate = new TemplateGate(new Templates(connection, names));
        this.results = new BulkResults(connection.where());
    }

    @Override
    public Batch newBatch() {
        JsonBytes body = spare.poll();
        return new BulkBatch(
                body == null ? new JsonBytes(FIRST_CAPACITY) : body,
                this::takeBack,
                new HitRouting(names, retention),
                hostName);
    }

    @Override
    public CompletableFuture<WriteResult> write(Batch batch) {
        BulkBatch bulk = (BulkBatch) batch;
        return bulk.lines() == 0
                ? CompletableFuture.completedFuture(new WriteResult.Written(0))
                : send(bulk.indices(), bulk.array(), bulk.bytes(), bulk.lines());
    }

    @Override
    public CompletableFuture<Void> makeSearchable() {
        return new Searchable(connection).make(gate.passed());
    }

    @Override
    public void beat(List<Heartbeat> sources) {
        if (!sources.isEmpty()) {
            var unused = sendBeats(sources).thenAccept(this::logBeat);
        }
    }

    /** Sends heartbeats, at least one, without blocking. */
    public CompletableFuture<WriteResult> sendBeats(List<Heartbeat> sources) {
        JsonBytes body = HeartbeatBody.of(hostName, sources);
        return send(Set.of(IndexNames.HEARTBEAT), body.array(), body.size(), sources.size());
    }

    /** Does nothing: the caller owns the connection and the futures of requests in flight. */
    @Override
    public void close() {}

    private CompletableFuture<WriteResult> send(Set<String> indices, byte[] body, int size, int documents) {
        return gate.objection(indices)
                .thenCompose(objection -> objection.isPresent()
                        ? CompletableFuture.completedFuture(new WriteResult.TryLater(objection.get()))
                        : BulkRequest.send(connection.rest(), body, size, documents)
                                .handle((items, failure) -> failure == null ? results.of(items) : results.of(failure)));
    }

    private void takeBack(JsonBytes body) {
        if (body.capacity() <= LARGEST_SPARE) {
            body.clear();
            var unused = spare.offer(body);
        }
    }

    private void logBeat(WriteResult result) {
        boolean fine = result instanceof WriteResult.Written;
        // once when it begins and once when it ends, not at every heartbeat
        if (beats.getAndSet(fine) != fine) {
            LOG.atLevel(fine ? Level.DEBUG : Level.INFO)
                    .log(fine ? "Heartbeats are written again" : "Heartbeats are not written: " + result);
        }
    }
}
