package httpmonitor.ingest.tail.identity;

import httpmonitor.files.Sha256;
import httpmonitor.ingest.tail.file.Content;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a file, without its LF, at most {@value #LIMIT} bytes: it distinguishes files, and stays the same
 * while a file grows.
 */
public final class FirstLine {
    /** How many bytes of the line are used at most. */
    public static final int LIMIT = 1024;

    private FirstLine() {}

    /**
     * The hash of a file's first line.
     *
     * @param ended whether the file does not grow any more, so that a line without LF is complete
     * @return {@code null} while the first line is not complete
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
     * The same of the first {@code length} bytes of a file; where these are fewer than the limit, the file has no more.
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
