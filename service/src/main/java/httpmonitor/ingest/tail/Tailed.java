package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.identity.Mark;

/** What a {@link Tailer} finds. */
public sealed interface Tailed {

    /**
     * A line, its LF not included. Its bytes are never written to again, so that they may be kept as long as they are
     * needed.
     *
     * @param file the file it stands in
     * @param bytes a buffer that holds the line, or the beginning of one that is {@link #isCut too long}
     * @param from index of its first byte
     * @param to index after its last byte
     * @param offset where it starts in the file
     * @param length its whole length in bytes
     * @param complete whether an LF ends it; the last line of a file that has come to its end may do without
     * @param rest whether its beginning was handed out by an earlier run, as the last line, before an LF ended it
     * @param block what was read last, and {@code end} the index after the line in it
     */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose, and lines are not compared
    record Line(
            TailedFile file,
            byte[] bytes,
            int from,
            int to,
            long offset,
            long length,
            boolean complete,
            boolean rest,
            byte[] block,
            int end)
            implements Tailed {

        /** Whether the line is longer than {@link LineSplitter#LONGEST} bytes, so that only its beginning is here. */
        public boolean isCut() {
            return length > to - from;
        }

        /** The offset after the line and its LF. */
        public long next() {
            return offset + length + (complete ? 1 : 0);
        }

        /**
         * The place after the line, for one that is complete. A line without LF may turn out to go on, so there is
         * none after it.
         */
        public Mark mark() {
            return Mark.of(next(), block, end);
        }
    }

    /**
     * A file was renamed, deleted or replaced. What it still holds, or gets, is read nevertheless.
     *
     * @param path what it was called
     * @param replaced whether there is another file of that name
     */
    record Rotated(String path, boolean replaced) implements Tailed {}

    /** A file has come to its end: no line of it follows. */
    record Ended(TailedFile file) implements Tailed {}

    /** A path is tailed at which there is no file yet. */
    record Missing(String path) implements Tailed {}

    /** A glob is tailed that no file matches yet. */
    record Unmatched(String glob) implements Tailed {}

    /**
     * A file lost content, or was written again in place. It is read from its start.
     *
     * @param unreadBytes bytes known to have been cut before they were read, at least
     */
    record Truncated(String path, long unreadBytes) implements Tailed {}

    /**
     * Something stands in the way of a source; it is tried again with each look.
     *
     * @param reason a sentence
     */
    record Unreadable(String path, String reason) implements Tailed {}

    /**
     * A file that says how far an earlier run came could not be used, and was renamed; its source is read from the
     * start, and what was stored before is recognised by the store.
     *
     * @param reason a sentence
     */
    record CheckpointSetAside(String path, String reason) implements Tailed {}
}
