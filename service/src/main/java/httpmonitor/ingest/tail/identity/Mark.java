package httpmonitor.ingest.tail.identity;

import httpmonitor.files.Sha256;
import httpmonitor.ingest.tail.file.Content;
import java.io.IOException;
import java.util.Arrays;

/**
 * A place in a file and what stands in front of it, to tell later whether that content is still there, or is there in a
 * copy.
 *
 * @param offset the place, in bytes
 * @param before SHA-256 of the last {@value #DEPTH} bytes in front of it, or of all where there are fewer, in
 *     hexadecimal digits
 */
public record Mark(long offset, String before) {
    /** So many bytes in front of the place are looked at. */
    public static final int DEPTH = 1024;

    /** The mark at the beginning of every file. */
    public static final Mark START = of(0, new byte[0], 0);

    /** The mark at an offset that stands in a buffer at {@code end}, with enough of what is in front of it. */
    public static Mark of(long offset, byte[] bytes, int end) {
        int depth = (int) Math.min(offset, DEPTH);
        return new Mark(offset, Sha256.hex(bytes, end - depth, end));
    }

    /** The mark at an offset, as the content is now; the offset does not lie after its end. */
    public static Mark at(long offset, Content content) throws IOException {
        byte[] history = history(offset, content);
        return new Mark(offset, Sha256.hex(history, 0, history.length));
    }

    /** Whether this content has, in front of this place, what was there when the mark was made. */
    boolean matches(Content content) throws IOException {
        byte[] history = history(offset, content);
        return history.length == Math.min(offset, DEPTH)
                && Sha256.hex(history, 0, history.length).equals(before);
    }

    /** The bytes in front of an offset; fewer than {@link #DEPTH} and the offset where the content ends before it. */
    public static byte[] history(long offset, Content content) throws IOException {
        int depth = (int) Math.min(offset, DEPTH);
        byte[] bytes = new byte[depth];
        int length = content.readFully(offset - depth, bytes, 0, depth);
        return length == depth ? bytes : Arrays.copyOf(bytes, length);
    }
}
