package httpmonitor.ingest.tail.identity;

import httpmonitor.ingest.tail.file.Content;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One file in a checkpoint.
 *
 * @param path its last known path
 * @param inode its inode
 * @param identityInode the inode in its {@link FileIdentity}: another one where the file is a copy
 * @param firstLine hash of its first line
 * @param offset the offset up to which all complete lines are answered
 * @param before the {@link Mark} at that offset
 * @param end the offset up to which lines are answered: greater than {@code offset} where the last line was taken
 *     without its LF
 * @param size its last known size
 * @param reach no line from this offset on has ever been sent
 * @param routedAsOf the instant by which the lines before it were routed, in milliseconds since the epoch
 * @param columns the last line before {@code end} that names the columns of the lines after it, empty where there is
 *     none
 */
public record KnownFile(
        String path,
        long inode,
        long identityInode,
        String firstLine,
        long offset,
        String before,
        long end,
        long size,
        long reach,
        long routedAsOf,
        State state,
        String columns) {

    public enum State {
        /** There may be more to read. */
        OPEN,
        /** It was read to its end, and had been renamed or was compressed. */
        FINISHED,
        /** It was cut: its content is gone, or in a copy only. */
        TRUNCATED
    }

    public KnownFile {
        if (offset < 0 || end < offset || reach < 0) {
            throw new IllegalArgumentException("0 <= offset <= end must hold");
        }
    }

    public Mark mark() {
        return new Mark(offset, before);
    }

    FileIdentity identity(String host) {
        return new FileIdentity(host, identityInode, firstLine);
    }

    public KnownFile truncated() {
        return new KnownFile(
                path,
                inode,
                identityInode,
                firstLine,
                offset,
                before,
                end,
                size,
                reach,
                routedAsOf,
                State.TRUNCATED,
                columns);
    }

    /**
     * Whether content has this first line, or begins with a first line that was taken before it was complete.
     *
     * @param head the first bytes of the content, see {@link FirstLine#headOf}
     * @param firstLineOfHead the hash of the first line of the content, {@code null} while that is not complete
     */
    boolean beginsLike(byte[] head, @Nullable String firstLineOfHead) {
        return firstLine.equals(firstLineOfHead) || beginsWithPart(head);
    }

    private boolean beginsWithPart(byte[] head) {
        return offset == 0
                && end > 0
                && end <= Math.min(head.length, FirstLine.LIMIT)
                && firstLine.equals(FirstLine.hashOf(Arrays.copyOf(head, (int) end), (int) end, true));
    }

    /**
     * Whether content is the same as this file's, up to the offset that was read. Where no line was read, the first
     * line decides, which may have been taken before it was complete.
     */
    public boolean isIn(Content content) throws IOException {
        byte[] head = FirstLine.headOf(content);
        boolean begins = beginsLike(head, FirstLine.hashOf(head, head.length, false))
                || beginsLike(head, FirstLine.hashOf(head, head.length, true));
        return begins && mark().matches(content);
    }

    /**
     * Whether a copy of the file has to be recognised: lines of it are stored, may be stored, were skipped on purpose,
     * or were not read. Not where it has only the header that all files of its kind have.
     */
    boolean isRecognisable() {
        return reach > 0 || size > offset;
    }
}
