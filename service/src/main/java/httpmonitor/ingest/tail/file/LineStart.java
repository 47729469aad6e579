package httpmonitor.ingest.tail.file;

import java.io.IOException;

/** Finds where a line starts by looking backwards. */
public final class LineStart {
    private static final int BLOCK = 1 << 16;

    private LineStart() {}

    /** The offset after the last LF before this offset, 0 where there is none. */
    public static long before(long offset, Content content) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long end = offset; end > 0; end -= BLOCK) {
            long start = Math.max(0, end - BLOCK);
            int length = content.readFully(start, block, 0, (int) (end - start));
            for (int i = length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }
}
