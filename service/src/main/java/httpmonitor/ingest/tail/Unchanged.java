package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.FirstLine;
import httpmonitor.ingest.tail.identity.Mark;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells whether a file that is held open still has, in front of what is to be read, what it had there before. */
final class Unchanged {
    /** What a look finds. */
    enum Finding {
        SAME_CONTENT,
        OTHER_CONTENT,
        /** Nothing of it was read yet, and it was changed: what it holds now need not be all that it held meanwhile. */
        UNREAD_CONTENT
    }

    private final Content content;
    private byte[] beginning = {};
    private long modified;

    /** {@code modified}: when the content was last changed before it was first looked at. */
    Unchanged(Content content, long modified) {
        this.content = content;
        this.modified = modified;
    }

    /**
     * Looks at the bytes that were read last, where the file was modified since they were last found; at its beginning,
     * where nothing was read yet.
     *
     * @param split what was read, {@code null} where it is not known yet which file this is
     */
    Finding at(FileStat now, @Nullable LineSplitter split) throws IOException {
        boolean modifiedSince = now.modified() != modified;
        modified = now.modified();
        if (split == null || split.position() == 0) {
            return beginning(modifiedSince, split);
        }
        boolean same = now.size() >= split.position() && (!modifiedSince || continues(split));
        return same ? Finding.SAME_CONTENT : Finding.OTHER_CONTENT;
    }

    /** The same of a file whose name, and with it the time at which it was modified, is not known any more. */
    Finding now(@Nullable LineSplitter split) throws IOException {
        if (split == null || split.position() == 0) {
            return beginning(true, split);
        }
        return continues(split) ? Finding.SAME_CONTENT : Finding.OTHER_CONTENT;
    }

    private boolean continues(LineSplitter split) throws IOException {
        byte[] block = split.block(0);
        int depth = Math.min(Mark.DEPTH, block.length);
        int count = content.readFully(split.position() - depth, block, block.length - depth, depth);
        return count == depth && split.continues(block);
    }

    /**
     * What nothing was read of begins as it did; and, where it was found out which file this is, with the line by which
     * it was.
     */
    private Finding beginning(boolean modifiedSince, @Nullable LineSplitter split) throws IOException {
        byte[] head = new byte[FirstLine.LIMIT];
        int length = content.readFully(0, head, 0, head.length);
        byte[] before = beginning;
        beginning = Arrays.copyOf(head, length);
        boolean begins = length >= before.length && Arrays.equals(head, 0, before.length, before, 0, before.length);
        if (!begins || (split != null && !split.file().beginsWith(head, length))) {
            return Finding.OTHER_CONTENT;
        }
        return modifiedSince ? Finding.UNREAD_CONTENT : Finding.SAME_CONTENT;
    }
}
