package httpmonitor.ingest.tail;

import httpmonitor.compression.CompressedContentException;
import httpmonitor.ingest.tail.file.CompressedContent;
import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.file.PlainContent;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.Mark;
import httpmonitor.ingest.tail.identity.Recogniser;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file that is held and read, under any name that it gets. */
final class OpenFile implements Closeable {
    private static final int BLOCK = 1 << 18;

    /** The phase of a file's life. */
    enum Phase {
        /** It has the name that is tailed. */
        LIVE,
        /** It has lost that name; the server may still write to it. */
        ROTATED,
        /** It is not read any more. */
        DONE
    }

    /** The result of a read. */
    enum Found {
        BYTES,
        NOTHING_YET,
        END,
        OTHER_CONTENT
    }

    private final FileStat stat;
    private FileStat seen;
    private final Content content;
    private final Recogniser.Descent descent;
    private final boolean skipsWhatItHolds;
    private final Unchanged unchanged;
    private Phase phase;
    private Instant changedAt;
    private boolean ended;
    private @Nullable TailedFile file;
    private @Nullable LineSplitter splitter;
    private long size;
    private boolean takesLast = true;
    private long awaitedLine = -1;
    private @Nullable CompressedContentException damage;

    /** {@code skipsWhatItHolds}: whether to skip the existing content. */
    OpenFile(
            FileStat stat,
            Content content,
            Recogniser.Descent descent,
            Phase phase,
            boolean skipsWhatItHolds,
            Moment now) {
        this.skipsWhatItHolds = skipsWhatItHolds;
        this.stat = stat;
        this.seen = stat;
        this.content = content;
        this.descent = descent;
        this.phase = phase;
        this.changedAt = now.steady();
        this.unchanged = new Unchanged(content, stat.modified());
        this.size = stat.size();
    }

    FileStat stat() {
        return stat;
    }

    Content content() {
        return content;
    }

    Recogniser.Descent descent() {
        return descent;
    }

    boolean skipsWhatItHolds() {
        return skipsWhatItHolds;
    }

    Phase phase() {
        return phase;
    }

    /** The identified file; {@code null} before it is identified. */
    @Nullable
    TailedFile file() {
        return file;
    }

    /** Whether its content has an end that was reached. */
    boolean hasEnded() {
        return ended;
    }

    /** The size it had when it was last read. */
    long size() {
        return size;
    }

    /** The offset after the last byte that was read. */
    long position() {
        return splitter == null ? 0 : splitter.position();
    }

    /** The number of its bytes that are not handed out as lines. */
    long unread() {
        return Math.max(0, size - position()) + (splitter == null ? 0 : splitter.position() - splitter.lineStart());
    }

    /** The number of its bytes that are not answered. */
    long unanswered() {
        return file == null ? size : Math.max(0, size - file.answeredOffset());
    }

    /** Whether its compressed content is incomplete. */
    boolean isCutShort() {
        return content.isCutShort();
    }

    /** Whether it has given its handle back. */
    boolean isEvicted() {
        return content.isEvicted();
    }

    /** Whether it is evicted, and not read to its end. */
    boolean isBehind() {
        return content.isEvicted() && !ended && (content instanceof CompressedContent || seen.size() != position());
    }

    /** Whether it can be read: it has a handle, or gets one by its path. */
    boolean reach() throws IOException {
        return content.reach();
    }

    /**
     * Notes what is at its path now. {@code false} where that is not this file, and this file has no handle by which to
     * read it.
     */
    boolean confirmPath(@Nullable FileStat now) {
        boolean same = now != null && now.key().equals(stat.key());
        if (now != null && same) {
            see(now);
        }
        return same || !content.isEvicted();
    }

    /** Whether it can be identified now. */
    boolean mayBeIdentified() throws IOException {
        return file == null
                && damage == null
                && phase != Phase.DONE
                && !(content.isEvicted() && seen.size() == 0)
                && content.reach();
    }

    /** Notes why it cannot be identified; the next reading fails for that reason. */
    void damaged(CompressedContentException e) {
        damage = e;
    }

    /** Notes whether a file that is not read yet has grown. */
    void watch(Moment now) throws IOException {
        long length = content instanceof PlainContent ? content.size() : size;
        if (length != size) {
            size = length;
            changedAt = now.steady();
        }
    }

    /** Begins to read as this file, from its answered offset on. */
    void readAs(TailedFile identified, LineMemory memory) throws IOException {
        file = identified;
        identified.size(size);
        splitter = new LineSplitter(identified, content, memory);
    }

    void live() {
        phase = Phase.LIVE;
    }

    void rotated(Moment now) {
        phase = Phase.ROTATED;
        changedAt = now.steady();
        content.onUnlinked();
    }

    /** Whether it is unchanged for this time. */
    boolean isQuietFor(Duration time, Moment now) {
        return quiet(now).compareTo(time) >= 0;
    }

    /** How long it is unchanged, as far as that was seen. */
    Duration quiet(Moment now) {
        return Duration.between(changedAt, now.steady());
    }

    /**
     * Whether the reading of a file that is not followed may end here: its last line is complete, or the file is
     * unchanged for this time, by its own time or since it was opened. A file that keeps growing is left after the line
     * that was the last one at first.
     */
    boolean mayEnd(Duration time, Moment now) {
        boolean unchanged = isQuietFor(time, now)
                || seen.modified() <= FileStat.nanos(now.wall().minus(time));
        if (splitter == null) {
            return size == 0 || unchanged;
        }
        takesLast = unchanged;
        if (unchanged || splitter.lineStart() == splitter.position()) {
            return true;
        }
        if (awaitedLine < 0) {
            awaitedLine = splitter.lineStart();
        }
        return splitter.lineStart() > awaitedLine;
    }

    /** Reads one block, where there is any, and hands out its lines. */
    Found read(Moment now, Consumer<? super Tailed> lines) throws IOException {
        if (damage != null) {
            throw damage;
        }
        LineSplitter split = splitter;
        if (split == null || ended) {
            return split == null ? Found.NOTHING_YET : Found.END;
        }
        if (content.isEvicted() && !(hasMore(split) && content.reach())) {
            split.freeIfReadAgain();
            return Found.NOTHING_YET;
        }
        return content instanceof PlainContent ? readPlain(split, now, lines) : readBlock(split, BLOCK, now, lines);
    }

    /** Whether an evicted file has more to read, as far as that is known without opening it. */
    private boolean hasMore(LineSplitter split) {
        return content instanceof CompressedContent stream ? stream.hasTurn() : seen.size() != split.position();
    }

    private Found readPlain(LineSplitter split, Moment now, Consumer<? super Tailed> lines) throws IOException {
        long known = size;
        size = content.size();
        split.file().size(size);
        long fresh = size - split.position();
        if (fresh == 0) {
            return Found.NOTHING_YET;
        }
        Found found = fresh < 0 ? Found.OTHER_CONTENT : readBlock(split, (int) Math.min(fresh, BLOCK), now, lines);
        if (found == Found.OTHER_CONTENT) {
            size = known; // the new size is that of the other content, and does not show how much was lost
        }
        return found;
    }

    /**
     * Reads new bytes along with some known ones before them; where the known ones have changed, the file has other
     * content.
     */
    private Found readBlock(LineSplitter split, int room, Moment now, Consumer<? super Tailed> lines)
            throws IOException {
        byte[] block = split.block(room);
        int overlap = content instanceof PlainContent ? Math.min(Mark.DEPTH, split.keptBytes()) : 0;
        int at = split.keptBytes() - overlap;
        int count = content.read(split.position() - overlap, block, at, overlap + room);
        if (count == Content.ENDED) {
            ended = true;
            return Found.END;
        }
        if (content.isCutShort()) {
            split.freeIfReadAgain();
        }
        if (count < overlap || !split.continues(block)) {
            return overlap == 0 ? Found.NOTHING_YET : Found.OTHER_CONTENT;
        }
        if (split.position() == 0
                && content instanceof PlainContent
                && !split.file().beginsWith(block, count)) {
            return Found.OTHER_CONTENT;
        }
        return count == overlap ? Found.NOTHING_YET : take(split, block, at + count, now, lines);
    }

    private Found take(LineSplitter split, byte[] block, int length, Moment now, Consumer<? super Tailed> lines)
            throws IOException {
        split.split(length == block.length ? block : Arrays.copyOf(block, length), lines);
        split.file().handedOut();
        changedAt = now.steady();
        size = content.isCompressed() ? size : Math.max(size, split.position());
        return Found.BYTES;
    }

    /** Compares the bytes that were read last; of a file that is not read yet, its beginning. */
    Unchanged.Finding compare(FileStat now) throws IOException {
        boolean changed = now.modified() != seen.modified() || now.size() != seen.size();
        see(now);
        boolean askable = content instanceof PlainContent && (!content.isEvicted() || changed);
        return askable && content.reach() ? unchanged.at(now, splitter) : Unchanged.Finding.SAME_CONTENT;
    }

    private void see(FileStat now) {
        seen = now;
        if (content.isEvicted() && content instanceof PlainContent && now.size() >= position()) {
            size = now.size();
        }
    }

    /** Whether its content has changed, under any name. */
    boolean contentChanged() throws IOException {
        return content instanceof PlainContent && unchanged.now(splitter) == Unchanged.Finding.OTHER_CONTENT;
    }

    /** Ends the reading, and takes the incomplete line as the last one. */
    void end(KnownFile.State state, Consumer<? super Tailed> lines) throws IOException {
        if (splitter != null && !isCutShort() && takesLast) {
            splitter.end(lines);
        }
        if (file != null && state == KnownFile.State.FINISHED) {
            lines.accept(new Tailed.Ended(file));
        }
        abandon(state);
    }

    /** Stops reading. */
    void abandon(KnownFile.State state) throws IOException {
        leave(state);
        content.close();
    }

    /** The same file with its new content, to be read from its start. */
    OpenFile restartFromZero(Moment now) {
        Phase was = phase;
        leave(KnownFile.State.TRUNCATED);
        return new OpenFile(stat, content, Recogniser.Descent.NEW, was, false, now);
    }

    private void leave(KnownFile.State state) {
        if (file != null) {
            file.size(size);
            file.leave(state, position(), splitter == null ? 0 : splitter.lineStart());
        }
        phase = Phase.DONE;
        if (splitter != null) {
            splitter.close();
        }
        splitter = null;
    }

    @Override
    public void close() throws IOException {
        phase = Phase.DONE;
        content.close();
    }
}
