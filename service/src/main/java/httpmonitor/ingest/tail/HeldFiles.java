package httpmonitor.ingest.tail;

import httpmonitor.compression.CompressedContentException;
import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.file.Handles;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.Mark;
import httpmonitor.ingest.tail.identity.Recognised;
import httpmonitor.ingest.tail.identity.Recogniser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a source holds, in the order in which they are read, and which of them has its name. */
final class HeldFiles {
    /** The time for which a file counts as unchanged where files are not followed. */
    static final Duration FOR_EVER = Duration.ofDays(1);

    private final String source;
    private final @Nullable Path globBase;
    private final SourceMemory memory;
    private final SharedView shared;
    private final List<OpenFile> open = new ArrayList<>();
    private @Nullable OpenFile current;
    private boolean foundReadAlready;

    HeldFiles(String source, @Nullable Path globBase, SourceMemory memory, SharedView shared) {
        this.source = source;
        this.globBase = globBase;
        this.memory = memory;
        this.shared = shared;
    }

    /** Opens a file for a moment; {@code null} where its name belongs to another file now. */
    @Nullable
    Content peek(FileStat stat) throws IOException {
        return stat.open(globBase, new Handles(1));
    }

    /** All held files; a copy, so that files may be removed meanwhile. */
    List<OpenFile> all() {
        return List.copyOf(open);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    boolean contains(OpenFile file) {
        return open.contains(file);
    }

    /** The file that has the name now, {@code null} where none has. */
    @Nullable
    OpenFile current() {
        return current;
    }

    void current(@Nullable OpenFile file) {
        current = file;
    }

    /** Whether the file with the name is an archive that an earlier run has read to its end. */
    boolean foundReadAlready() {
        return foundReadAlready;
    }

    /** Opens the file that has the name; {@code skips}: whether to skip its existing content. */
    void holdCurrent(FileStat stat, Recogniser.Descent descent, boolean skips, Moment now) throws IOException {
        foundReadAlready = false;
        current = hold(stat, descent, OpenFile.Phase.LIVE, skips, now);
    }

    /** Opens a file that had the name before. */
    void holdSibling(FileStat stat, Moment now) throws IOException {
        hold(stat, Recogniser.Descent.SIBLING, OpenFile.Phase.ROTATED, false, now);
    }

    private @Nullable OpenFile hold(
            FileStat stat, Recogniser.Descent descent, OpenFile.Phase phase, boolean skips, Moment now)
            throws IOException {
        Content content = stat.open(globBase, shared.handles());
        if (content == null) {
            return null;
        }
        OpenFile file = new OpenFile(stat, content, descent, phase, skips, now);
        add(file, now);
        return file.phase() == OpenFile.Phase.DONE ? null : file;
    }

    void add(OpenFile file, Moment now) throws IOException {
        open.add(file);
        shared.held(file);
        identify(file, false, now);
    }

    /** Moves a file to the end: it is newer than the files that were found after it. */
    void toEnd(OpenFile file) {
        if (open.remove(file)) {
            open.add(file);
        }
    }

    void forget(OpenFile file) {
        open.remove(file);
        shared.released(file);
        if (current == file) {
            current = null;
        }
    }

    /** Identifies the files that are not identified yet, in their order. */
    void identifyAll(Moment now) throws IOException {
        for (OpenFile file : all()) {
            identify(file, false, now);
        }
    }

    /** Identifies a file, unless it is identified; {@code ended}: whether it will not grow any more. */
    void identify(OpenFile file, boolean ended, Moment now) throws IOException {
        try {
            if (file.mayBeIdentified()) {
                recognise(file, ended, now);
            }
        } catch (CompressedContentException e) {
            file.damaged(e);
        }
    }

    private void recognise(OpenFile file, boolean ended, Moment now) throws IOException {
        file.watch(now);
        Duration quiet = ended || shared.options().once() ? FOR_EVER : file.quiet(now);
        switch (shared.recogniser().recognise(file.stat(), file.content(), ended, quiet, file.descent())) {
            case Recognised.NotYet notYet -> {}
            case Recognised.ReadAlready already -> {
                foundReadAlready |= file.phase() == OpenFile.Phase.LIVE;
                forget(file);
                file.close();
            }
            case Recognised.Fresh fresh -> {
                Mark from =
                        file.skipsWhatItHolds() ? Mark.afterLastLine(file.stat().size(), file.content()) : Mark.START;
                ColumnsLine columns =
                        new ColumnsLine(ColumnsLine.in(file.content(), from.offset()), memory::lastColumns);
                read(file, TailedFile.fresh(source, file.stat(), fresh.identity(), from, now.wall(), columns));
            }
            case Recognised.Same same -> {
                if (same.known().inode() == file.stat().inode()) {
                    memory.supersede(same.known());
                }
                long size = file.content().isCompressed() ? Long.MAX_VALUE : file.size();
                read(file, TailedFile.resumed(source, file.stat(), same, size, now.wall(), memory::lastColumns));
            }
        }
    }

    private void read(OpenFile file, TailedFile identified) throws IOException {
        file.readAs(identified, shared.lineMemory());
        memory.opened(identified);
    }

    /**
     * Stops reading an evicted file whose path belongs to another file by now; it is found again by its identity.
     */
    void letGo(OpenFile file) throws IOException {
        forget(file);
        file.abandon(KnownFile.State.OPEN);
    }

    /** The size of the file that has the name, and the unread rest of the others. */
    long size() {
        long older = 0;
        for (OpenFile file : open) {
            older += file == current ? 0 : file.unanswered();
        }
        return older + (current == null ? 0 : current.size());
    }

    /** The offset up to which the file that has the name is answered. */
    long answeredOffset() {
        TailedFile file = current == null ? null : current.file();
        return file == null ? 0 : file.answeredOffset();
    }

    void close() throws IOException {
        for (OpenFile file : all()) {
            forget(file);
            file.close();
        }
    }
}
