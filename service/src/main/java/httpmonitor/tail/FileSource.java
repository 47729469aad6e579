package httpmonitor.tail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A path that is tailed: the file that has that name, and those that had it and may not be at their end. */
final class FileSource implements TailedSource {
    /** So long a file without its name must have been quiet until it is taken to have come to its end, once there is a new one. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The same as long as there is no new one, so that its writer may still be at it. */
    private static final Duration LONG_GRACE = Duration.ofMinutes(10);

    /** So long what may become a copy must have been quiet until it is judged as it is. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /** File systems stamp a change with a clock that may lag a little. */
    private static final long CLOCK_LAG = TimeUnit.SECONDS.toNanos(1);

    private final Path path;
    private final SourceMemory memory;
    private final SharedView shared;
    private final boolean isNew;
    private final boolean skipsWhatIsThere;
    private final List<OpenFile> open = new ArrayList<>();
    private @Nullable OpenFile current;
    private boolean begun;
    private boolean over;
    private boolean atEnd;
    private boolean lostItsName;
    private boolean successorOfOneStillThere;
    private @Nullable String trouble;

    FileSource(Path path, SourceMemory memory, SharedView shared, boolean isNew, boolean skipsWhatIsThere) {
        this.path = path;
        this.memory = memory;
        this.shared = shared;
        this.isNew = isNew;
        this.skipsWhatIsThere = skipsWhatIsThere;
    }

    @Override
    public String path() {
        return path.toString();
    }

    SourceMemory memory() {
        return memory;
    }

    /** Looks which file has the name now, and whether it is still the same. */
    void look(Instant now, Consumer<? super Tailed> events) {
        if (over) {
            return;
        }
        try {
            FileStat stat = FileStat.of(path);
            if (stat != null && !stat.isRegular()) {
                throw new IOException("it is not a regular file");
            }
            if (!begun) {
                begin(stat, now, events);
            }
            follow(stat, now, events);
            begun = true;
            memory.lookedAt(nanos(now));
        } catch (IOException e) {
            say(e, events);
        }
    }

    private void say(IOException e, Consumer<? super Tailed> events) {
        String reason = path + " cannot be read: " + Reasons.of(e);
        if (!reason.equals(trouble)) {
            events.accept(new Tailed.Unreadable(path(), reason));
        }
        trouble = reason;
    }

    private void begin(@Nullable FileStat stat, Instant now, Consumer<? super Tailed> events) throws IOException {
        if (isNew) {
            Siblings.of(path).forEach(memory::pass);
        } else {
            if (stat != null) {
                noticeTruncationSinceLastRun(stat, events);
            }
            adoptSiblings(now);
        }
    }

    private void noticeTruncationSinceLastRun(FileStat stat, Consumer<? super Tailed> events) throws IOException {
        for (KnownFile known : memory.dormantWith(stat.inode())) {
            try (Content content = stat.open()) {
                if (content != null && !mayBe(known, content)) {
                    memory.truncated(known);
                    events.accept(new Tailed.Truncated(path(), Math.max(0, known.size() - known.offset())));
                }
            }
        }
    }

    private static boolean mayBe(KnownFile known, Content content) throws IOException {
        String firstLine = FirstLine.hashOf(content, false);
        return (firstLine == null || firstLine.equals(known.firstLine()))
                && known.mark().standsIn(content);
    }

    private void follow(@Nullable FileStat stat, Instant now, Consumer<? super Tailed> events) throws IOException {
        OpenFile was = current;
        if (was != null && stat != null && stat.key().equals(was.stat().key())) {
            if (!was.stillHasItsContent(stat)) {
                truncated(was, now, events);
            }
        } else {
            nameMoved(was, stat, now, events);
        }
        for (OpenFile file : List.copyOf(open)) {
            identify(file, false, now);
        }
    }

    private void nameMoved(
            @Nullable OpenFile was, @Nullable FileStat stat, Instant now, Consumer<? super Tailed> events)
            throws IOException {
        if (was != null) {
            was.rotated(now);
            events.accept(new Tailed.Rotated(path()));
            current = null;
            lostItsName = true;
        }
        if (stat != null) {
            appeared(stat, now);
        }
    }

    private void appeared(FileStat stat, Instant now) throws IOException {
        OpenFile holder = shared.holderOf(stat.key());
        if (holder != null) {
            if (open.contains(holder)) {
                holder.live();
                current = holder;
                lostItsName = false;
            }
            return;
        }
        if (lostItsName) {
            adoptSiblings(now);
            lostItsName = false;
        }
        if (!memory.hasPassed(stat)) {
            current = hold(stat, successorOfOneStillThere ? Recogniser.Descent.NEW : Recogniser.Descent.ANY, now);
        }
    }

    private @Nullable OpenFile hold(FileStat stat, Recogniser.Descent descent, Instant now) throws IOException {
        Content content = stat.open();
        if (content == null) {
            return null;
        }
        OpenFile.Phase phase = descent == Recogniser.Descent.SIBLING ? OpenFile.Phase.ROTATED : OpenFile.Phase.LIVE;
        OpenFile file = new OpenFile(stat, content, descent, phase, skipsWhatIsThere && !begun, now);
        open.add(file);
        shared.held(file);
        identify(file, false, now);
        return file.phase() == OpenFile.Phase.DONE ? null : file;
    }

    /** What lost content goes on as another file, and its copy, if one was made, is read for what was cut. */
    private void truncated(OpenFile was, Instant now, Consumer<? super Tailed> events) throws IOException {
        boolean hadTheName = was == current;
        events.accept(new Tailed.Truncated(path(), was.unread()));
        OpenFile anew = was.anew(now);
        forget(was);
        shared.held(anew);
        adoptSiblings(now);
        open.add(anew);
        current = hadTheName ? anew : current;
        identify(anew, false, now);
    }

    private void forget(OpenFile file) {
        open.remove(file);
        shared.released(file);
        if (current == file) {
            current = null;
        }
    }

    /** Looks for files beside this one that are to be read before it. */
    private void adoptSiblings(Instant now) throws IOException {
        List<FileStat> siblings = Siblings.of(path);
        memory.passOnly(siblings);
        successorOfOneStillThere = false;
        for (FileStat sibling : siblings) {
            OpenFile holder = shared.holderOf(sibling.key());
            if (holder != null) {
                successorOfOneStillThere |= open.contains(holder);
            } else if (!memory.hasPassed(sibling) && !shared.isSource(sibling.path())) {
                judge(sibling, now);
            }
        }
    }

    private void judge(FileStat sibling, Instant now) throws IOException {
        boolean recent = sibling.modified() >= memory.lookedBefore() - CLOCK_LAG;
        try (Content content = sibling.open()) {
            if (content == null) {
                return;
            }
            boolean settled = shared.options().once() || nanos(now) - sibling.modified() >= SETTLED.toNanos();
            switch (shared.recogniser().recognise(sibling, content, false, settled, Recogniser.Descent.SIBLING)) {
                case Recognised.NotYet notYet -> holdIf(recent && sibling.size() > 0, sibling, now);
                case Recognised.Fresh fresh -> {
                    holdIf(recent, sibling, now);
                    passIf(!recent, sibling);
                }
                case Recognised.ReadAlready already -> {}
                case Recognised.Same same -> judgeKnown(sibling, same.known(), now);
            }
        }
    }

    private void judgeKnown(FileStat sibling, KnownFile known, Instant now) throws IOException {
        boolean itself = known.inode() == sibling.inode();
        successorOfOneStillThere |= itself && known.path().equals(path());
        holdIf(!itself || sibling.isGzip() || sibling.size() > known.end(), sibling, now);
    }

    private void holdIf(boolean wanted, FileStat sibling, Instant now) throws IOException {
        if (wanted) {
            hold(sibling, Recogniser.Descent.SIBLING, now);
        }
    }

    private void passIf(boolean foreign, FileStat sibling) {
        if (foreign) {
            memory.pass(sibling);
        }
    }

    /** Finds out which file this is, where that is not known yet; {@code ended}: what it has is all it will have. */
    private void identify(OpenFile file, boolean ended, Instant now) throws IOException {
        if (file.file() != null || file.phase() == OpenFile.Phase.DONE) {
            return;
        }
        file.watch(now);
        boolean settled = ended || shared.options().once() || file.isQuietFor(SETTLED, now);
        switch (shared.recogniser().recognise(file.stat(), file.content(), ended, settled, file.descent())) {
            case Recognised.NotYet notYet -> {}
            case Recognised.ReadAlready already -> {
                over |= file.phase() == OpenFile.Phase.LIVE;
                forget(file);
                file.close();
            }
            case Recognised.Fresh fresh -> {
                Mark from = file.skipsWhatItHolds()
                        ? Mark.at(LineStart.before(file.stat().size(), file.content()), file.content())
                        : Mark.START;
                read(file, TailedFile.fresh(path(), file.stat(), fresh.identity(), from, now));
            }
            case Recognised.Same same -> {
                if (same.known().inode() == file.stat().inode()) {
                    memory.supersede(same.known());
                }
                read(file, TailedFile.resumed(path(), file.stat(), same, now));
            }
        }
    }

    private void read(OpenFile file, TailedFile identified) throws IOException {
        file.readAs(identified);
        memory.opened(identified);
    }

    /** Reads one block of the oldest file that has any; {@code false} where none has. */
    boolean read(Instant now, Consumer<? super Tailed> events) {
        atEnd = false;
        for (OpenFile file : List.copyOf(open)) {
            try {
                switch (file.read(now, events)) {
                    case BYTES -> {
                        trouble = null;
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
        atEnd = trouble == null;
        return false;
    }

    /** A compressed file that is damaged will not get better; another one is opened anew with the next look. */
    private void giveUp(OpenFile file, IOException e, Consumer<? super Tailed> events) {
        say(e, events);
        over |= file == current && file.stat().isGzip();
        forget(file);
        try {
            file.abandon(KnownFile.State.OPEN);
        } catch (IOException closing) {
            say(closing, events);
        }
    }

    /** Ends the files that have come to their end. */
    void settle(Instant now, Consumer<? super Tailed> events) {
        for (OpenFile file : List.copyOf(open)) {
            try {
                if (isOver(file, now)) {
                    end(file, now, events);
                }
            } catch (IOException e) {
                giveUp(file, e, events);
            }
        }
        over |= shared.options().once() && open.isEmpty();
    }

    private boolean isOver(OpenFile file, Instant now) {
        return switch (file.phase()) {
            case LIVE -> file.hasEnded() || shared.options().once();
            case ROTATED ->
                file.hasEnded() || shared.options().once() || file.isQuietFor(lostItsName ? LONG_GRACE : GRACE, now);
            case DONE -> false;
        };
    }

    private void end(OpenFile file, Instant now, Consumer<? super Tailed> events) throws IOException {
        if (file.file() == null) {
            identify(file, true, now);
            while (file.read(now, events) == OpenFile.Found.BYTES) {
                trouble = null;
            }
        }
        if (file.isCutShort()) {
            say(new IOException("its compressed content ends in the middle"), events);
        }
        boolean finished = !file.isCutShort() && (file.hasEnded() || file.phase() == OpenFile.Phase.ROTATED);
        over |= file == current;
        file.end(finished ? KnownFile.State.FINISHED : KnownFile.State.OPEN, events);
        forget(file);
    }

    @Override
    public boolean isLive() {
        return !over;
    }

    /** Files that are read and known by their identity. */
    Stream<TailedFile> openFiles() {
        return open.stream().map(OpenFile::file).filter(Objects::nonNull);
    }

    /** Whether nothing will come any more. */
    boolean isOver() {
        return over && open.isEmpty();
    }

    /** Whether a path that only a glob found is gone, and all that it held is read. */
    boolean isAbandoned() {
        return begun && current == null && open.isEmpty();
    }

    @Override
    public boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public long size() {
        long older = 0;
        for (OpenFile file : open) {
            older += file == current ? 0 : file.unanswered();
        }
        return older + (current == null ? 0 : current.size());
    }

    @Override
    public long answeredOffset() {
        TailedFile file = current == null ? null : current.file();
        return file == null ? 0 : file.answeredOffset();
    }

    @Override
    public long lastHit() {
        return memory.lastHit();
    }

    @Override
    public void lastHit(long epochSecond) {
        memory.lastHit(epochSecond);
    }

    /** Lets go of all files and of the lock. */
    void close() throws IOException {
        for (OpenFile file : List.copyOf(open)) {
            forget(file);
            file.close();
        }
        memory.checkpoint().close();
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
