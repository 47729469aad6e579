package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.FirstLine;
import httpmonitor.ingest.tail.identity.Mark;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks whether the bytes before the reading position of an open file are still the same. */
final class Unchanged {
    /** The result of a check. */
    enum Finding {
        SAME_CONTENT,
        OTHER_CONTENT,
        /** It has changed and was not read yet: content may have come and gone unread. */
        UNREAD_CONTENT
    }

    private final Content content;
    private byte[] beginning = {};
    private long modified;

    /** {@code modified}: the file's time of modification at the first look. */
    Unchanged(Content content, long modified) {
        this.content = content;
        this.modified = modified;
    }

    /**
     * Checks the bytes that were read last, where the file was modified since the last check. Where nothing was read
     * yet, checks the beginning.
     *
     * @param split holds the bytes that were read; {@code null} before the file is identified
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

    /** The same for a file whose name is not known any more, and so not its time of modification. */
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
     * Checks a file without read bytes: it must begin as before, and with the first line by which it was identified, if
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
