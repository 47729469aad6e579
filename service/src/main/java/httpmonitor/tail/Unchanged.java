package httpmonitor.tail;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells whether a file that is held open still has, in front of what is to be read, what it had there before. */
final class Unchanged {
    private final Content content;
    private byte[] beginning = {};
    private long modified;

    /** {@code modified}: when the content was last changed before it was first looked at. */
    Unchanged(Content content, long modified) {
        this.content = content;
        this.modified = modified;
    }

    /**
     * Looks at the bytes that were read last, where the file was modified since they were last found; at its beginning, where nothing
     * was read yet.
     *
     * @param split what was read, {@code null} where it is not known yet which file this is
     */
    boolean holds(FileStat now, @Nullable LineSplitter split) throws IOException {
        if (split == null || split.position() == 0) {
            return beginsAlike();
        }
        if (now.size() < split.position() || now.modified() == modified) {
            return now.size() >= split.position();
        }
        modified = now.modified();
        byte[] block = split.block(0);
        int depth = Math.min(Mark.DEPTH, block.length);
        int count = content.readFully(split.position() - depth, block, block.length - depth, depth);
        return count == depth && split.continues(block);
    }

    private boolean beginsAlike() throws IOException {
        byte[] head = new byte[FirstLine.LIMIT];
        int length = content.readFully(0, head, 0, head.length);
        boolean alike =
                length >= beginning.length && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length);
        beginning = Arrays.copyOf(head, length);
        return alike;
    }
}
