package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.Recogniser;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tailed path: the file that is there now, and earlier files of that path that still have unread lines. */
final class FileSource implements TailedSource {
    /** How long a renamed file must be unchanged before its reading ends, where a new file has the name. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The grace where no new file has the name, or an archive is incomplete: a program may still write to the file. */
    private static final Duration LONG_GRACE = Duration.ofMinutes(10);

    /** How long a file that is not followed must be unchanged before its last line is taken without an LF. */
    private static final Duration WRITING_LASTS = Duration.ofSeconds(5);

    private static final String NO_FILE =
            "it is not a regular file; read a pipe or a device from standard input: ship - < PIPE";

    private final Path path;
    private final SourceMemory memory;
    private final SharedView shared;
    private final boolean isNew;
    private final boolean skipsWhatIsThere;
    private final HeldFiles held;
    private final SiblingScan siblings;
    private final Trouble trouble;
    private boolean begun;
    private boolean over;
    /** The compressed file with the name, as it was opened, where its reading is over. */
    private @Nullable FileStat endedAs;

    private boolean atEnd;
    private boolean nameless = true;

    /**
     * A path of which nothing was looked at yet.
     *
     * @param globBase the folder below which a glob found the path; {@code null} where the user named the path
     * @param isNew no run before this one knew it
     */
    FileSource(
            Path path,
            @Nullable Path globBase,
            SourceMemory memory,
            SharedView shared,
            boolean isNew,
            boolean skipsWhatIsThere) {
        this.path = path;
        this.isNew = isNew;
        this.memory = memory;
        this.shared = shared;
        this.skipsWhatIsThere = skipsWhatIsThere;
        this.held = new HeldFiles(path.toString(), globBase, memory, shared);
        this.siblings = new SiblingScan(path, memory, shared, held);
        this.trouble = new Trouble(path);
    }

    @Override
    public String path() {
        return path.toString();
    }

    /** The path itself; a path made from its text may be another one. */
    Path file() {
        return path;
    }

    SourceMemory memory() {
        return memory;
    }

    /** Finds out which file has the name now, and whether its content is still the same. */
    void look(Moment now, Consumer<? super Tailed> events) {
        if (over && shared.options().once()) {
            return;
        }
        try {
            FileStat stat = FileStat.of(path);
            if (over && !goesOn(stat, now)) {
                return;
            }
            if (stat != null && !stat.isRegular()) {
                throw new IOException(NO_FILE);
            }
            if (!begun) {
                siblings.first(isNew, stat, now, events);
                sayMissing(stat, events);
            }
            follow(stat, now, events);
            siblings.scanAgain(now);
            siblings.sayUnreadable(events);
            begun = true;
            if (stat == null && shared.options().once() && held.isEmpty()) {
                throw new NoSuchFileException(path());
            }
            if (!siblings.mayGetReadable()) {
                memory.lookedAt(now); // else a new sibling would be too old once it can be read
            }
            trouble.passed();
        } catch (IOException e) {
            trouble.say(e, events);
        } catch (InvalidPathException e) {
            trouble.say(new IOException("a name next to it cannot be read in this locale", e), events);
        }
    }

    /**
     * Whether a compressed file that was read to its end goes on, or another file has its name. Its reading begins
     * anew, so only once all its lines are answered; since it is decompressed from its start, only while it is not
     * being written to, or where it has grown much.
     */
    private boolean goesOn(@Nullable FileStat stat, Moment now) {
        FileStat was = endedAs;
        if (stat == null || was == null || !memory.isAnswered()) {
            return false;
        }
        boolean another = !stat.key().equals(was.key());
        long more = stat.size() - was.size();
        boolean quiet = stat.modified() <= FileStat.nanos(now.wall().minus(GRACE));
        over = !another && more <= was.size() / 8 && (more == 0 || !quiet);
        nameless |= another;
        return !over;
    }

    private void sayMissing(@Nullable FileStat stat, Consumer<? super Tailed> events) {
        if (stat == null && !shared.options().once()) {
            events.accept(new Tailed.Missing(path()));
        }
    }

    private void follow(@Nullable FileStat stat, Moment now, Consumer<? super Tailed> events) throws IOException {
        OpenFile was = held.current();
        if (was != null && stat != null && stat.key().equals(was.stat().key())) {
            switch (was.compare(stat)) {
                case SAME_CONTENT -> {}
                case OTHER_CONTENT -> truncated(was, now, events);
                case UNREAD_CONTENT -> siblings.scan(now); // what was written and cut meanwhile may be in a copy
            }
        } else {
            nameMoved(was, stat, now, events);
        }
        for (OpenFile file : held.all()) {
            if (file != held.current()
                    && file.isEvicted()
                    && !file.confirmPath(FileStat.of(file.stat().path()))) {
                letGo(file);
            }
        }
        held.identifyAll(now);
    }

    /** Gives up a file that was evicted and then renamed; the scan looks for it next to this path. */
    private void letGo(OpenFile file) throws IOException {
        held.letGo(file);
        siblings.lost(file);
    }

    private void nameMoved(@Nullable OpenFile was, @Nullable FileStat stat, Moment now, Consumer<? super Tailed> events)
            throws IOException {
        if (was != null) {
            if (was.isEvicted()) {
                letGo(was);
            } else {
                OpenFile moved = was.contentChanged() ? truncated(was, now, events) : was;
                moved.rotated(now);
            }
            events.accept(new Tailed.Rotated(path(), stat != null));
            held.current(null);
        }
        nameless |= was != null || stat == null;
        if (stat != null) {
            appeared(stat, now);
        }
    }

    private void appeared(FileStat stat, Moment now) throws IOException {
        OpenFile holder = shared.holderOf(stat.key());
        if (holder != null) {
            if (held.contains(holder)) {
                holder.live();
                held.current(holder);
                nameless = false;
            }
            return;
        }
        if (nameless && begun) {
            siblings.scan(now);
        }
        nameless = !memory.hasPassed(stat) && !takesName(stat, now);
    }

    /** Opens the file that has the name; returns {@code false} where none has it any more. */
    private boolean takesName(FileStat stat, Moment now) throws IOException {
        Recogniser.Descent descent = siblings.foundPredecessor() ? Recogniser.Descent.NEW : Recogniser.Descent.ANY;
        held.holdCurrent(stat, descent, skipsWhatIsThere && !begun, now);
        overIf(held.foundReadAlready(), stat);
        return over || held.current() != null;
    }

    /** Reads a cut file from its start as another file, and looks for a copy of the content that was cut. */
    private OpenFile truncated(OpenFile was, Moment now, Consumer<? super Tailed> events) throws IOException {
        boolean hadTheName = was == held.current();
        events.accept(new Tailed.Truncated(path(), was.unread()));
        OpenFile fresh = was.restartFromZero(now);
        held.forget(was);
        held.add(fresh, now);
        if (hadTheName) {
            held.current(fresh);
        }
        siblings.scan(now);
        held.toEnd(fresh);
        return fresh;
    }

    /** Reads one block of the oldest file that has one; {@code false} where none has. */
    boolean read(Moment now, Consumer<? super Tailed> events) {
        atEnd = false;
        for (OpenFile file : held.all()) {
            try {
                switch (file.read(now, events)) {
                    case BYTES -> {
                        trouble.isOver();
                        return true;
                    }
                    case NOTHING_YET, END -> {}
                    case OTHER_CONTENT -> {
                        truncated(file, now, events);
                        return true;
                    }
                }
            } catch (IOException e) {
                giveUp(file, e, events);
            }
        }
        atEnd = !trouble.lasts()
                && !siblings.mayFindMore()
                && held.all().stream().noneMatch(OpenFile::isBehind);
        return false;
    }

    /** Gives up a file that cannot be read. The next look opens it again, unless it is a damaged archive. */
    private void giveUp(OpenFile file, IOException e, Consumer<? super Tailed> events) {
        trouble.say(e, events);
        boolean isCurrent = file == held.current();
        boolean isCompressed = file.content().isCompressed();
        overIf(isCurrent && isCompressed, file.stat());
        if (!isCurrent && !isCompressed) {
            siblings.lost(file);
        }
        held.forget(file);
        try {
            file.abandon(KnownFile.State.OPEN);
        } catch (IOException closing) {
            trouble.say(closing, events);
        }
    }

    /** Ends the files that are read to their end. */
    void settle(Moment now, Consumer<? super Tailed> events) {
        for (OpenFile file : held.all()) {
            try {
                if (isOver(file, now)) {
                    end(file, now, events);
                }
            } catch (IOException e) {
                giveUp(file, e, events);
            }
        }
        over |= shared.options().once() && held.isEmpty();
    }

    private boolean isOver(OpenFile file, Moment now) {
        if (file.content().isCompressed() && file.isBehind()) {
            return false; // older files are read first
        }
        return switch (file.phase()) {
            case LIVE -> file.hasEnded() || (shared.options().once() && file.mayEnd(WRITING_LASTS, now));
            case ROTATED ->
                file.hasEnded()
                        || (shared.options().once()
                                ? file.mayEnd(WRITING_LASTS, now)
                                : file.isQuietFor(nameless || file.isCutShort() ? LONG_GRACE : GRACE, now));
            case DONE -> false;
        };
    }

    private void overIf(boolean read, FileStat stat) {
        over |= read;
        endedAs = read ? stat : endedAs;
    }

    private void end(OpenFile file, Moment now, Consumer<? super Tailed> events) throws IOException {
        if (!file.reach()) {
            letGo(file);
            return;
        }
        if (file.file() == null) {
            held.identify(file, true, now);
            while (file.read(now, events) == OpenFile.Found.BYTES) {
                trouble.isOver();
            }
        }
        if (file.isCutShort()) {
            trouble.say(new IOException("its compressed content ends in the middle"), events);
        }
        boolean finished = !file.isCutShort() && (file.hasEnded() || file.phase() == OpenFile.Phase.ROTATED);
        overIf(file == held.current(), file.stat());
        file.end(finished ? KnownFile.State.FINISHED : KnownFile.State.OPEN, events);
        held.forget(file);
    }

    @Override
    public boolean wasSeen() {
        return memory.known().findAny().isPresent() || !held.isEmpty();
    }

    @Override
    public boolean isLive() {
        return !over;
    }

    /** Files that are read and known by their identity. */
    Stream<TailedFile> openFiles() {
        return held.all().stream().map(OpenFile::file).filter(Objects::nonNull);
    }

    /** Whether no line will follow. */
    boolean isOver() {
        return over && held.isEmpty();
    }

    /** Whether a path that only a glob found is gone, and its file is read to the end. */
    boolean isAbandoned() {
        return begun && held.current() == null && held.isEmpty();
    }

    @Override
    public boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public long lastHit() {
        return memory.lastHit();
    }

    @Override
    public void lastHit(long epochSecond) {
        memory.lastHit(epochSecond);
    }

    @Override
    public long size() {
        return held.size();
    }

    @Override
    public long answeredOffset() {
        return held.answeredOffset();
    }

    /** Closes all files, and frees the lock. */
    void close() throws IOException {
        held.close();
        memory.checkpoint().close();
    }
}
