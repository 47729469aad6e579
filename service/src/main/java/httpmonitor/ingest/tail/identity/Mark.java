package httpmonitor.ingest.tail.identity;

import httpmonitor.files.Sha256;
import httpmonitor.ingest.tail.file.Content;
import java.io.IOException;
import java.util.Arrays;

/**
 * A place in a file, and a digest of the bytes before it. It shows later whether the file, or a copy, still has that
 * content.
 *
 * @param offset the place, in bytes
 * @param before SHA-256 of the last {@value #DEPTH} bytes before it, or of all where there are fewer, in hexadecimal
 *     digits
 */
public record Mark(long offset, String before) {
    /** How many bytes before the place are compared. */
    public static final int DEPTH = 1024;

    private static final int BLOCK = 1 << 16;

    /** The mark at the beginning of every file. */
    public static final Mark START = of(0, new byte[0], 0);

    /** The mark at an offset whose preceding bytes end at {@code end} of a buffer. */
    public static Mark of(long offset, byte[] bytes, int end) {
        int depth = (int) Math.min(offset, DEPTH);
        return new Mark(offset, Sha256.hex(bytes, end - depth, end));
    }

    /** The mark at an offset of the present content, at most at its end. */
    public static Mark at(long offset, Content content) throws IOException {
        byte[] history = history(offset, content);
        return new Mark(offset, Sha256.hex(history, 0, history.length));
    }

    /** The mark at the end of the last complete line before an offset. */
    public static Mark afterLastLine(long offset, Content content) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long end = offset; end > 0; end -= BLOCK) {
            long start = Math.max(0, end - BLOCK);
            for (int i = content.readFully(start, block, 0, (int) (end - start)); i > 0; i--) {
                if (block[i - 1] == '\n') {
                    return at(start + i, content);
                }
            }
        }
        return START;
    }

    /** Whether content has the same bytes before this place. */
    boolean matches(Content content) throws IOException {
        byte[] history = history(offset, content);
        return history.length == Math.min(offset, DEPTH)
                && Sha256.hex(history, 0, history.length).equals(before);
    }

    /** The bytes before an offset, at most {@link #DEPTH}; fewer where the content ends before it. */
    public static byte[] history(long offset, Content content) throws IOException {
        int depth = (int) Math.min(offset, DEPTH);
        byte[] bytes = new byte[depth];
        int length = content.readFully(offset - depth, bytes, 0, depth);
        return length == depth ? bytes : Arrays.copyOf(bytes, length);
    }
}
