package httpmonitor.ingest.tail.file;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of a tailed file or stream, at offsets that do not depend on compression. */
public interface Content extends Closeable {
    /** The result of {@link #read} at the final end. */
    int ENDED = -1;

    /**
     * Reads some bytes from a position on.
     *
     * @return their number, 0 where there are none yet, {@link #ENDED} where none will follow
     */
    int read(long position, byte[] into, int at, int length) throws IOException;

    /** The number of bytes now; of a compressed file or a stream, of those read so far. */
    long size() throws IOException;

    /** Whether it is a compressed file, which is read once from its start to its end. */
    default boolean isCompressed() {
        return false;
    }

    /** Whether its compressed bytes are incomplete. */
    default boolean isCutShort() {
        return false;
    }

    /** Whether earlier bytes can be read again without more effort than the next ones. */
    default boolean isReadAgain() {
        return false;
    }

    /** Whether its handle was closed in favour of other files. */
    default boolean isEvicted() {
        return false;
    }

    /**
     * Opens an evicted file again; call it before other methods. {@code false} where its path belongs to another file
     * now.
     */
    default boolean reach() throws IOException {
        return true;
    }

    /** Notes that the file has lost the path by which it was opened. */
    default void onUnlinked() {}

    /** Reads until the length is reached or there are no more bytes now; returns the number of bytes read. */
    default int readFully(long position, byte[] into, int at, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = read(position + done, into, at + done, length - done);
            if (count <= 0) {
                break;
            }
            done += count;
        }
        return done;
    }
}
