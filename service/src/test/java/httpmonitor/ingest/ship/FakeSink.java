package httpmonitor.ingest.ship;

import httpmonitor.accesslog.Lines;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** A store in memory, whose answers can be scripted. Without a script it stores everything at once. */
final class FakeSink implements EntrySink {
    /** What is stored under an id. {@code text} is a hit's target, or the original of what is no hit. */
    record Document(String id, String text, String reason, LineOrigin origin, Instant routedAsOf) {
        boolean isHit() {
            return reason.isEmpty();
        }
    }

    /** A batch, as it was sent. */
    static final class FakeBatch implements Batch {
        final List<Document> documents = new ArrayList<>();
        private int bytes;
        private boolean recycled;

        @Override
        public void addHit(byte[] id, AccessLogEntry entry, LineOrigin origin, Instant read, Instant routedAsOf) {
            add(new Document(ascii(id), String.valueOf(Lines.text(entry, EntryField.TARGET)), "", origin, routedAsOf));
        }

        @Override
        public void addUnparsed(
                byte[] id, byte[] original, int from, int to, String reason, LineOrigin origin, Instant read) {
            String text = new String(original, from, to - from, StandardCharsets.UTF_8);
            add(new Document(ascii(id), text, reason, origin, Instant.EPOCH));
        }

        private static String ascii(byte[] id) {
            return new String(id, StandardCharsets.US_ASCII);
        }

        private void add(Document document) {
            documents.add(document);
            bytes += 100 + document.text().length();
        }

        @Override
        public int lines() {
            return documents.size();
        }

        @Override
        public int bytes() {
            return bytes;
        }

        @Override
        public void recycle() {
            if (recycled) {
                throw new AssertionError("given back twice");
            }
            recycled = true;
        }
    }

    final Map<String, Document> stored = new LinkedHashMap<>();
    final List<FakeBatch> writes = new ArrayList<>();
    final List<List<Heartbeat>> beats = new ArrayList<>();
    final Deque<Function<FakeBatch, CompletableFuture<WriteResult>>> script = new ArrayDeque<>();
    /** What is never stored, like a document that does not fit the mapping. */
    Predicate<Document> refuses = document -> false;

    boolean searchable;

    /** The next write is answered so. */
    FakeSink then(Function<FakeBatch, CompletableFuture<WriteResult>> answer) {
        script.add(answer);
        return this;
    }

    FakeSink then(WriteResult answer) {
        return then(batch -> CompletableFuture.completedFuture(answer));
    }

    /** Stores a batch, each document once, but those that are refused. */
    WriteResult store(FakeBatch batch) {
        int duplicates = 0;
        List<Rejection> rejections = new ArrayList<>();
        for (int i = 0; i < batch.documents.size(); i++) {
            Document document = batch.documents.get(i);
            if (refuses.test(document)) {
                rejections.add(new Rejection(i, "will not have it"));
            } else {
                duplicates += store(document) ? 0 : 1;
            }
        }
        return rejections.isEmpty()
                ? new WriteResult.Written(duplicates)
                : new WriteResult.PartlyRejected(duplicates, rejections);
    }

    /** {@code false} where it was stored before. */
    private boolean store(Document document) {
        Document before = stored.putIfAbsent(document.id(), document);
        if (before != null && before.isHit() != document.isHit()) {
            throw new AssertionError("stored as a hit and kept aside: " + document);
        }
        return before == null;
    }

    /** Stores of a batch what is chosen and not refused. */
    void storeSome(FakeBatch batch, Predicate<Document> chosen) {
        batch.documents.stream().filter(chosen.and(refuses.negate())).forEach(this::store);
    }

    List<String> texts() {
        return stored.values().stream().map(Document::text).toList();
    }

    @Override
    public Batch newBatch() {
        return new FakeBatch();
    }

    @Override
    public CompletableFuture<WriteResult> write(Batch batch) {
        FakeBatch written = (FakeBatch) batch;
        if (written.recycled) {
            throw new AssertionError("sent after it was given back");
        }
        writes.add(written);
        Function<FakeBatch, CompletableFuture<WriteResult>> answer = script.poll();
        return answer == null ? CompletableFuture.completedFuture(store(written)) : answer.apply(written);
    }

    @Override
    public CompletableFuture<Void> makeSearchable() {
        searchable = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void beat(List<Heartbeat> all) {
        beats.add(all);
    }

    @Override
    public void close() {}
}
