package httpmonitor.ingest.ship;

import httpmonitor.accesslog.line.AccessLogEntry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The port through which lines reach a store. */
public interface EntrySink extends AutoCloseable {

    /** Where a line stands. */
    record LineOrigin(String path, long offset) {}

    /**
     * Lines on their way to the store, in the order in which they were added. Not thread-safe; written once, and again
     * on a retry.
     */
    interface Batch {
        /**
         * Adds a hit.
         *
         * @param id the document's id: 32 characters of base64url in ASCII; the same line always has the same; copied
         *     before the call returns
         * @param entry copied before the call returns
         * @param origin where the line stands
         * @param read when it was read
         * @param routedAsOf the time against which the hit counts as too old or too far in the future for an index of
         *     its own day
         */
        void addHit(byte[] id, AccessLogEntry entry, LineOrigin origin, Instant read, Instant routedAsOf);

        /**
         * Adds a line that is not a hit.
         *
         * @param original the line's bytes, of which those that are no UTF-8 are replaced; copied before the call
         *     returns
         * @param reason why it is not a hit
         */
        void addUnparsed(byte[] id, byte[] original, int from, int to, String reason, LineOrigin origin, Instant read);

        /** Number of lines. */
        int lines();

        /** Size of what would be sent, in bytes. */
        int bytes();

        /**
         * Gives its memory back to the sink, for a later batch; nothing may be done with this one any more. Only once
         * every line was answered for: after any other result a request may still be reading it.
         */
        void recycle();
    }

    /** What became of a batch. */
    sealed interface WriteResult {
        /** Every line is stored; {@code duplicates} of them were before. */
        record Written(int duplicates) implements WriteResult {}

        /** Every line was answered for; some were refused for good, each with the store's own reason. */
        record PartlyRejected(int duplicates, List<Rejection> rejections) implements WriteResult {}

        /** Nothing is known to be stored: send all of it again later. The reason is a sentence for the user. */
        record TryLater(String reason) implements WriteResult {}

        /**
         * The connection ended before there was an answer: send it again later. Where that happens again and again the
         * request may be too large for the server or a proxy, so that its halves have a better chance. The reason is a
         * sentence for the user.
         */
        record Broken(String reason) implements WriteResult {}

        /** The request is too large for the store: send it again in two halves. */
        record TooLarge() implements WriteResult {}
    }

    /** A line that the store refused for good: its place in the batch, and the store's own reason. */
    record Rejection(int index, String reason) {}

    /** An empty batch. */
    Batch newBatch();

    /** Sends a batch. The future never completes exceptionally: what went wrong is in the result. */
    CompletableFuture<WriteResult> write(Batch batch);

    /**
     * Waits until a search finds every line that has been answered for; called once, at the end of a run that does not
     * follow its files. The future never completes exceptionally.
     */
    CompletableFuture<Void> makeSearchable();

    /**
     * Replaces the heartbeats of these sources, without waiting for the answer; a failure is logged and made good by
     * the next beat.
     *
     * @param beats one for each tailed source
     */
    void beat(List<Heartbeat> beats);

    /**
     * One tailed source's state.
     *
     * @param path the source's path
     * @param size its size in bytes
     * @param offset up to which offset all lines are stored
     * @param lines lines stored or kept aside since the program began, and of these: hits, unparsed, rejected
     * @param at when this was true
     * @param coveredUntil up to which time all that the source holds is stored
     * @param warning sentences about lines that are no hits, raw text; empty where there is nothing to warn of
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
            String warning) {}

    @Override
    void close();
}
