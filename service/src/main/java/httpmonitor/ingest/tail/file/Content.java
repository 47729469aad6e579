package httpmonitor.ingest.tail.file;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of something that is tailed, at offsets that do not depend on how they are kept. */
public interface Content extends Closeable {
    /** What {@link #read} returns where nothing will ever follow. */
    int ENDED = -1;

    /**
     * Reads some of the bytes that stand at a position.
     *
     * @return how many, 0 where there are none yet, {@link #ENDED} where there will be none
     */
    int read(long position, byte[] into, int at, int length) throws IOException;

    /** Number of bytes there are now; of what is compressed or flows in, the number of those read so far. */
    long size() throws IOException;

    /** Whether its bytes are those of a compressed file, which is read once from its start to its end. */
    default boolean isCompressed() {
        return false;
    }

    /** Whether its compressed bytes stop in the middle. */
    default boolean isCutShort() {
        return false;
    }

    /** Whether it has given its handle back, since others wanted one. */
    default boolean isEvicted() {
        return false;
    }

    /**
     * To be called before anything is read or asked: {@code false} where it rests, and its path is another file's by
     * now.
     */
    default boolean reach() throws IOException {
        return true;
    }

    /** Says that the file has lost the path by which it was opened. */
    default void onUnlinked() {}

    /** Reads until the length is reached or there is no more for now; returns how many bytes were read. */
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
