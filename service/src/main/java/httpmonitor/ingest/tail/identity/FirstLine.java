package httpmonitor.ingest.tail.identity;

import httpmonitor.files.Sha256;
import httpmonitor.ingest.tail.file.Content;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file that tells it from others: its first line without the LF, at most {@value #LIMIT} bytes of
 * it. It is the same however far the file has grown since.
 */
public final class FirstLine {
    /** This number of bytes is enough, even where the line is longer. */
    public static final int LIMIT = 1024;

    private FirstLine() {}

    /**
     * The hash of a file's first line.
     *
     * @param ended whether nothing will follow, so that a line without LF is one
     * @return {@code null} as long as the first line is not complete
     */
    static @Nullable String hashOf(Content content, boolean ended) throws IOException {
        byte[] head = headOf(content);
        return hashOf(head, head.length, ended);
    }

    /** The first bytes of a file, at most the limit. */
    static byte[] headOf(Content content) throws IOException {
        byte[] head = new byte[LIMIT];
        int length = content.readFully(0, head, 0, LIMIT);
        return length == LIMIT ? head : Arrays.copyOf(head, length);
    }

    /**
     * As above, of the first {@code length} bytes of a file; these are all that it has where they are fewer than the
     * limit.
     */
    public static @Nullable String hashOf(byte[] head, int length, boolean ended) {
        for (int i = 0; i < length; i++) {
            if (head[i] == '\n') {
                return Sha256.hex(head, 0, i);
            }
        }
        boolean enough = length == LIMIT || (ended && length > 0);
        return enough ? Sha256.hex(head, 0, length) : null;
    }
}
