package httpmonitor.ingest.tail;

/**
 * The memory for the beginnings of lines that have no LF yet, of all files together. A file that gets no part of it
 * reads such a line again once its LF is there.
 */
final class LineMemory {
    private long free;

    LineMemory(long bytes) {
        this.free = bytes;
    }

    /** Reserves this number of bytes; {@code false} where fewer are free. */
    boolean take(int bytes) {
        if (bytes > free) {
            return false;
        }
        free -= bytes;
        return true;
    }

    void giveBack(int bytes) {
        free += bytes;
    }
}
