package httpmonitor.ingest.ship;

import httpmonitor.accesslog.line.AccessLogEntry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The port through which lines reach a store. */
public interface EntrySink extends AutoCloseable {

    /** The file and the offset of a line. */
    record LineOrigin(String path, long offset) {}

    /**
     * Lines for the store, in the order in which they were added. Not thread-safe; written once, and again on a retry.
     */
    interface Batch {
        /**
         * Adds a hit.
         *
         * @param id the document's id: 32 characters of base64url in ASCII; always the same for the same line; copied
         *     before the call returns
         * @param entry copied before the call returns
         * @param origin the file and offset of the line
         * @param read when it was read
         * @param routedAsOf the time by which the sink decides whether the hit is too old, or too far in the future,
         *     for the index of its own day
         */
        void addHit(byte[] id, AccessLogEntry entry, LineOrigin origin, Instant read, Instant routedAsOf);

        /**
         * Adds a line that is not a hit.
         *
         * @param original the line's bytes; invalid UTF-8 is replaced; copied before the call returns
         * @param reason why it is not a hit
         */
        void addUnparsed(byte[] id, byte[] original, int from, int to, String reason, LineOrigin origin, Instant read);

        /** The number of lines. */
        int lines();

        /** The size of the request, in bytes. */
        int bytes();

        /**
         * Gives the memory back to the sink, for a later batch; this one must not be used any more. Call it only once
         * every line was answered: after any other result a request may still read the memory.
         */
        void recycle();
    }

    /** The result of sending a batch. */
    sealed interface WriteResult {
        /** Every line is stored; {@code duplicates} of them were stored before. */
        record Written(int duplicates) implements WriteResult {}

        /** Every line was answered; some were refused for good, each with the store's own reason. */
        record PartlyRejected(int duplicates, List<Rejection> rejections) implements WriteResult {}

        /** It is unknown what is stored: send the batch again later. The reason is a sentence for the user. */
        record TryLater(String reason) implements WriteResult {}

        /**
         * The connection ended before there was an answer: send the batch again later. Where this repeats, the request
         * may be too large for the server or a proxy; its halves may get through. The reason is a sentence for the
         * user.
         */
        record Broken(String reason) implements WriteResult {}

        /** The request is too large for the store: send it again in two halves. */
        record TooLarge() implements WriteResult {}
    }

    /** A line that the store refused for good: its place in the batch, and the store's own reason. */
    record Rejection(int index, String reason) {}

    /** An empty batch. */
    Batch newBatch();

    /** Sends a batch. The future never completes exceptionally; the result says what failed. */
    CompletableFuture<WriteResult> write(Batch batch);

    /**
     * Waits until a search finds every answered line; called once, at the end of a run that does not follow its files.
     * The future never completes exceptionally.
     */
    CompletableFuture<Void> makeSearchable();

    /**
     * Replaces the heartbeats of these sources, without waiting for the answer. A failure is logged; the next heartbeat
     * replaces it.
     *
     * @param beats one for each tailed source
     */
    void beat(List<Heartbeat> beats);

    /**
     * The state of one tailed source.
     *
     * @param path the source's path
     * @param size its size in bytes
     * @param offset the offset up to which all lines are stored
     * @param lines lines stored since the program began; of these: hits, unparsed, rejected
     * @param at when this was true
     * @param coveredUntil the time up to which all lines of the source are stored
     * @param warning sentences about lines that are no hits, raw text; empty where there is no warning
     */
    record Heartbeat(
            String path,
            long size,
            long offset,
            long lines,
            long hits,
            long unparsed,
            long rejected,
            Instant at,
            Instant coveredUntil,
            String warning) {

        /** The same state, of another time. */
        Heartbeat at(Instant time) {
            return new Heartbeat(path, size, offset, lines, hits, unparsed, rejected, time, coveredUntil, warning);
        }
    }

    @Override
    void close();
}
