package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.FileIdentity;
import httpmonitor.ingest.tail.identity.FirstLine;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.Mark;
import httpmonitor.ingest.tail.identity.Recognised;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * What is known of one file's lines: which file they are of, up to where they are answered for, and up to where some
 * may have been sent. It outlives the handle by which the file is read, because answers come later.
 */
public final class TailedFile {
    /** Where saves follow each other rapidly, one allows for this many times what was sent since the one before. */
    private static final long REACH_FACTOR = 16;

    private static final Duration RAPID = Duration.ofSeconds(1);

    /** A file of this size is allowed for as a whole by its first save, so that small files need one less. */
    private static final long SMALL = 1 << 16;

    private final String source;
    private final String path;
    private final long inode;
    private final FileIdentity identity;
    private final byte[] digest;
    private Mark answered;
    private long end;
    private long size;
    private long reach;
    private long resendUntil;
    private Instant routedAsOf;
    private long sent;
    private long sentAtReach;
    private Instant reachedAt = Instant.EPOCH;
    private KnownFile.State state = KnownFile.State.OPEN;
    private boolean changed = true;
    private boolean saved;
    private boolean handedOut;
    private long readTo;
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
        this.sent = answered.offset();
        this.sentAtReach = answered.offset();
    }

    /** A file of which nothing was sent yet, to be read from {@code from}. */
    static TailedFile fresh(
            String source, FileStat stat, FileIdentity identity, Mark from, Instant now, ColumnsLine columns) {
        TailedFile file = new TailedFile(source, stat, identity, from, now, columns);
        file.reach = from.offset();
        return file;
    }

    /** A file that an earlier run, or an earlier handle, has read a part of; it holds {@code size} bytes now. */
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
        file.sent = file.end;
        file.saved = true;
        file.reach = Math.max(known.reach(), file.end);
        file.resendUntil = mayHaveSentMore ? known.reach() : 0;
        return file;
    }

    /** The path by which the user named it, or by which a glob found it; a file that was renamed since keeps it. */
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

    /** The offset up to which all complete lines are answered for. */
    public long answeredOffset() {
        return answered.offset();
    }

    /**
     * The instant against which it is decided in which index a line belongs; a line sent again has the one it was first
     * sent with.
     */
    public Instant routedAsOf() {
        return routedAsOf;
    }

    /**
     * Whether the line at this offset wants a newer {@link #routedAsOf}: it cannot have been sent before, or the one
     * there is has grown older than {@code oldest}, or lies behind {@code newest} since the clock was set back. Before
     * it can have one, everything sent must be answered for.
     */
    public boolean wantsRerouting(long offset, Instant oldest, Instant newest) {
        return resendUntil > 0 ? offset >= resendUntil : routedAsOf.isBefore(oldest) || routedAsOf.isAfter(newest);
    }

    /** Routes lines as of now from here on. To be called only while nothing of this file is on its way. */
    public void reroute(Instant now) {
        routedAsOf = now.truncatedTo(ChronoUnit.MILLIS);
        resendUntil = 0;
        reach = Math.min(reach, answered.offset());
        changed = true;
    }

    /** Whether a file whose last line has been answered for still routes as an earlier run did. */
    public boolean isResending() {
        return resendUntil > 0;
    }

    /**
     * Says that lines up to this offset are about to be sent.
     *
     * @return whether the checkpoint has to be saved first, so that a run after a crash knows what may have been sent
     */
    public boolean aboutToSend(long upTo) {
        sent = Math.max(sent, upTo);
        return upTo > reach;
    }

    /**
     * The line that names the columns of the lines to be read next, in this file or in one before it; empty where there
     * is none.
     */
    public String columns() {
        return columns.ofNext();
    }

    /** The same, empty where none is in this file. */
    String ownColumns() {
        return columns.own();
    }

    /** Says that the line at this offset names the columns of those behind it. */
    public void columnsAt(long offset, String line) {
        columns.at(offset, line);
    }

    /** Says that everything up to a complete line is answered for. */
    public void answered(Mark upTo) {
        answered = upTo;
        end = upTo.offset();
        columns.answered(end);
        changed = true;
    }

    /** Says that a last line without LF is answered for. */
    public void answeredLast(long upTo) {
        end = upTo;
        columns.answered(end);
        changed = true;
    }

    /** Where the reading goes on: behind the last line that was taken, with its LF or without. */
    long resumeOffset() {
        return end;
    }

    /** Whether what follows is the rest of a line that was taken before it had its LF. */
    boolean endsInsideALine() {
        return end > answered.offset();
    }

    /**
     * Whether these first bytes of a file, all it has where they are fewer than {@link FirstLine#LIMIT}, have its first
     * line.
     */
    boolean beginsWith(byte[] head, int length) {
        return identity.firstLine().equals(FirstLine.hashOf(head, Math.min(length, FirstLine.LIMIT), true));
    }

    long inode() {
        return inode;
    }

    /** Lines of it are on their way to be sent, so that a copy may add them twice. */
    void handedOut() {
        handedOut = true;
    }

    void size(long now) {
        size = now;
    }

    /** Nothing more is read of it; finished it is once all that was read is answered for. */
    void leave(KnownFile.State now, long position) {
        state = now;
        readTo = position;
        changed = true;
    }

    boolean isChanged() {
        return changed || sent > reach;
    }

    /**
     * What the checkpoint holds of it from now on. Where saves follow each other closely, more is allowed for than is
     * about to be sent, so that not every batch needs one; where they do not, exactly that: what comes after a crash
     * and a long pause is then known not to have been sent, and routed by its own time.
     *
     * @param now by the steady clock
     */
    KnownFile toSave(Instant now) {
        return known(nextReach(now));
    }

    private long nextReach(Instant now) {
        if (sent <= reach) {
            return saved || size > SMALL ? reach : Math.max(reach, size);
        }
        boolean rapid = reachedAt.plus(RAPID).isAfter(now);
        return rapid ? sent + REACH_FACTOR * (sent - sentAtReach) : sent;
    }

    /** Says that what was {@link #toSave to be saved} is; nothing was sent meanwhile. */
    void saved(Instant now) {
        boolean sentMore = sent > reach;
        reach = nextReach(now);
        if (sentMore) {
            reachedAt = now;
            sentAtReach = sent;
        }
        saved = true;
        changed = false;
    }

    KnownFile known() {
        return known(reach);
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
