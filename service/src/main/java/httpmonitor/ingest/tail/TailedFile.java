package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.FileIdentity;
import httpmonitor.ingest.tail.identity.FirstLine;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.Mark;
import httpmonitor.ingest.tail.identity.Recognised;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * The state of one file's lines: the file's identity, the offset up to which they are answered, and the offset up to
 * which some may have been sent. It outlives the file's handle, because answers come later.
 */
public final class TailedFile {
    private final String source;
    private final String path;
    private final long inode;
    private final FileIdentity identity;
    private final byte[] digest;
    private Mark answered;
    private long end;
    private long size;
    private Reach reach;
    private long resendUntil;
    private Instant routedAsOf;
    private KnownFile.State state = KnownFile.State.OPEN;
    private boolean changed = true;
    private boolean handedOut;
    private boolean left;
    private long readTo;
    private long handedOutTo;
    private final ColumnsLine columns;

    private TailedFile(
            String source,
            FileStat stat,
            FileIdentity identity,
            Mark answered,
            Instant routedAsOf,
            ColumnsLine columns) {
        this.columns = columns;
        this.source = source;
        this.path = stat.path().toString();
        this.inode = stat.inode();
        this.identity = identity;
        this.digest = identity.digest();
        this.answered = answered;
        this.end = answered.offset();
        this.size = stat.size();
        this.routedAsOf = routedAsOf.truncatedTo(ChronoUnit.MILLIS);
        this.reach = new Reach(end, end, end, false);
    }

    /** A file without sent lines, to be read from {@code from}. */
    static TailedFile fresh(
            String source, FileStat stat, FileIdentity identity, Mark from, Instant now, ColumnsLine columns) {
        return new TailedFile(source, stat, identity, from, now, columns);
    }

    /** A file that an earlier run or an earlier handle has read in part; it has {@code size} bytes now. */
    static TailedFile resumed(
            String source,
            FileStat stat,
            Recognised.Same same,
            long size,
            Instant now,
            Supplier<String> columnsBefore) {
        KnownFile known = same.known();
        ColumnsLine columns = new ColumnsLine(known.columns(), columnsBefore);
        Mark from = same.from();
        boolean mayHaveSentMore = known.reach() > from.offset();
        Instant routedAsOf = mayHaveSentMore ? Instant.ofEpochMilli(known.routedAsOf()) : now;
        TailedFile file = new TailedFile(source, stat, same.identity(), from, routedAsOf, columns);
        file.end = from.equals(known.mark()) && known.end() <= size ? known.end() : from.offset();
        file.reach = new Reach(Math.max(known.reach(), file.end), file.end, from.offset(), true);
        file.resendUntil = mayHaveSentMore ? known.reach() : 0;
        return file;
    }

    /** The path that the user named or a glob found; a file that is renamed later keeps it. */
    public String source() {
        return source;
    }

    /** The path under which this file was opened. */
    public String path() {
        return path;
    }

    /** {@link FileIdentity#digest}; not to be written to. */
    public byte[] identityDigest() {
        return digest;
    }

    /** The offset up to which all complete lines are answered. */
    public long answeredOffset() {
        return answered.offset();
    }

    /**
     * The instant by which the index of a line is chosen; a line that is sent again keeps its first one.
     */
    public Instant routedAsOf() {
        return routedAsOf;
    }

    /**
     * Whether the line at this offset needs a newer {@link #routedAsOf}: no earlier run can have sent it, or the
     * present instant is older than {@code oldest}, or later than {@code newest} because the clock was set back. All
     * sent lines must be answered before {@link #reroute}, up to the last one.
     */
    public boolean wantsRerouting(long offset, Instant oldest, Instant newest) {
        return resendUntil > 0 ? offset >= resendUntil : routedAsOf.isBefore(oldest) || routedAsOf.isAfter(newest);
    }

    /**
     * Whether lines were sent behind the place up to which all is answered. A run after a crash sends them again, so
     * they keep their routing.
     */
    public boolean hasSentMore() {
        return reach.sent() > end;
    }

    /** Routes lines by this instant from here on. Not while it {@link #hasSentMore}. */
    public void reroute(Instant now) {
        routedAsOf = now.truncatedTo(ChronoUnit.MILLIS);
        resendUntil = 0;
        reach.limit(answered.offset());
        changed = true;
    }

    /** Whether lines that an earlier run may have sent still have that run's routing. */
    public boolean isResending() {
        return resendUntil > 0;
    }

    /**
     * Notes that lines up to this offset are about to be sent.
     *
     * @return whether the checkpoint has to be saved first, so that a run after a crash knows what may have been sent
     */
    public boolean aboutToSend(long upTo) {
        return reach.aboutToSend(upTo);
    }

    /**
     * The line that names the columns of the next lines, of this file or one before it; empty where there is none.
     */
    public String columns() {
        return columns.ofNext();
    }

    /** The same of this file only; empty where it has none. */
    String ownColumns() {
        return columns.own();
    }

    /** Notes that the line at this offset names the columns of the lines after it. */
    public void columnsAt(long offset, String line) {
        columns.at(offset, line);
    }

    /** Notes that all lines up to this place, the end of a complete line, are answered. */
    public void answered(Mark upTo) {
        answered = upTo;
        end = upTo.offset();
        columns.answered(end);
        changed = true;
    }

    /** Notes that a last line without LF is answered. */
    public void answeredLast(long upTo) {
        end = upTo;
        columns.answered(end);
        changed = true;
    }

    /** The offset at which reading continues: after the last line that was taken, with or without its LF. */
    long resumeOffset() {
        return end;
    }

    /** Whether the next bytes are the rest of a line that was taken without its LF. */
    boolean endsInsideALine() {
        return end > answered.offset();
    }

    /**
     * Whether a file that begins with these bytes has this file's first line; fewer than {@link FirstLine#LIMIT} bytes
     * are its whole content.
     */
    boolean beginsWith(byte[] head, int length) {
        return identity.firstLine().equals(FirstLine.hashOf(head, Math.min(length, FirstLine.LIMIT), true));
    }

    long inode() {
        return inode;
    }

    /** Notes that lines were handed out: from now on a copy of the file could add them twice. */
    void handedOut() {
        handedOut = true;
    }

    void size(long now) {
        size = now;
    }

    /**
     * Ends the reading; the file is finished once all its lines are answered.
     *
     * @param lineEnd the end of the last line that was handed out
     */
    void leave(KnownFile.State now, long position, long lineEnd) {
        state = now;
        readTo = position;
        handedOutTo = Math.max(handedOutTo, lineEnd);
        left = true;
        changed = true;
    }

    /** Whether it is not read any more. */
    public boolean isLeft() {
        return left;
    }

    /** Whether it is not read any more, and all lines that were handed out are answered. */
    boolean isOver() {
        return left && end >= handedOutTo;
    }

    boolean isChanged() {
        return changed || reach.needsSave();
    }

    /** The state for the checkpoint; {@code now} is by the steady clock. */
    KnownFile toSave(Instant now) {
        return known(reach.next(size, now));
    }

    /** Notes that the state of {@link #toSave} is saved; nothing was sent meanwhile. */
    void saved(Instant now) {
        reach.saved(size, now);
        changed = false;
    }

    KnownFile known() {
        return known(reach.offset());
    }

    private KnownFile known(long reachNow) {
        return new KnownFile(
                path,
                inode,
                identity.inode(),
                identity.firstLine(),
                answered.offset(),
                answered.before(),
                end,
                size,
                reachNow == 0 && handedOut ? 1 : reachNow,
                routedAsOf.toEpochMilli(),
                state == KnownFile.State.FINISHED && end < readTo ? KnownFile.State.OPEN : state,
                columns.ofAnswered());
    }
}
