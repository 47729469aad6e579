package httpmonitor.ingest.tail.identity;

import httpmonitor.ingest.tail.file.Content;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a checkpoint holds of one file.
 *
 * @param path where it was last seen
 * @param inode its inode
 * @param identityInode the inode in its {@link FileIdentity}: another one where the file is a copy
 * @param firstLine hash of its first line
 * @param offset up to which offset all complete lines are answered for
 * @param before the {@link Mark} at that offset
 * @param end up to where lines are answered for: after {@code offset} where the last line was taken before it had its
 *     LF
 * @param size the size it was last seen with
 * @param reach no line at or after this offset has ever been sent
 * @param routedAsOf against which instant those in front of it were routed, in milliseconds since the epoch
 * @param columns the last line in front of {@code end} that names the columns of those after it, empty where there is
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
        /** Its content is gone, unless a copy was made before. */
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
     * Whether content has this first line, or begins with what was taken as the first line before that was complete.
     */
    boolean beginsLike(byte[] head, int length, boolean ended) {
        return firstLine.equals(FirstLine.hashOf(head, length, ended)) || beginsWithPart(head, length);
    }

    private boolean beginsWithPart(byte[] head, int length) {
        return offset == 0
                && end > 0
                && end <= Math.min(length, FirstLine.LIMIT)
                && firstLine.equals(FirstLine.hashOf(Arrays.copyOf(head, (int) end), (int) end, true));
    }

    /**
     * Whether content is, up to where this file was read, what this file held; less than a first line is said to be.
     */
    public boolean isIn(Content content) throws IOException {
        byte[] head = FirstLine.headOf(content);
        boolean begins = FirstLine.hashOf(head, head.length, false) == null || beginsLike(head, head.length, false);
        return begins && mark().matches(content);
    }

    /**
     * Whether a copy matters: a line of the file is stored, may be, or was left out on purpose, or there are some that
     * were not read. It does not where there is nothing but the header that all files of its kind have.
     */
    boolean isRecognisable() {
        return reach > 0 || size > offset;
    }
}
