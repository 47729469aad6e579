package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.identity.Mark;

/** What a {@link Tailer} finds. */
public sealed interface Tailed {

    /**
     * A line, without its LF. Its bytes are never written to again, so they may be kept.
     *
     * @param file the file that holds the line
     * @param bytes a buffer that holds the line, or the beginning of one that is {@link #isCut too long}
     * @param from index of its first byte
     * @param to index after its last byte
     * @param offset the offset of its first byte in the file
     * @param length its whole length in bytes
     * @param complete whether an LF ends it; the last line of a file may have none
     * @param rest whether it is the rest of a line whose beginning an earlier run took before there was an LF
     * @param block the block that was read last
     * @param end the index after the line in the block
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

        /** Whether the line is longer than {@link LineSplitter#LONGEST} bytes, so that only its beginning is kept. */
        public boolean isCut() {
            return length > to - from;
        }

        /** The offset after the line and its LF. */
        public long next() {
            return offset + length + (complete ? 1 : 0);
        }

        /** The place after this line, which must be {@link #complete}: one without LF may continue. */
        public Mark mark() {
            return Mark.of(next(), block, end);
        }
    }

    /**
     * A file was renamed, deleted or replaced. It is still read to its end.
     *
     * @param path its name before
     * @param replaced whether there is another file of that name
     */
    record Rotated(String path, boolean replaced) implements Tailed {}

    /** A file was read to its end; no line of it follows. */
    record Ended(TailedFile file) implements Tailed {}

    /** A path that only a glob named is gone and read to its end; it is no source any more. */
    record Dropped(String path) implements Tailed {}

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
     * A source cannot be read; each look tries again.
     *
     * @param reason a sentence
     */
    record Unreadable(String path, String reason) implements Tailed {}

    /**
     * A checkpoint could not be used, and was renamed. Its source is read from the start; the store recognises the
     * lines that it has.
     *
     * @param reason a sentence
     */
    record CheckpointSetAside(String path, String reason) implements Tailed {}
}
