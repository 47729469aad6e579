package httpmonitor.ingest.tail;

import httpmonitor.compression.CompressedContentException;
import httpmonitor.files.FileReason;
import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.file.ForeignLinkException;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.Recognised;
import httpmonitor.ingest.tail.identity.Recogniser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for files next to a tailed one that had its name before, or are copies of one that had it, and takes those that
 * are not read yet.
 */
final class SiblingScan {
    /** A scan may miss a file that is renamed at the same moment; the scan of the next look finds it. */
    private static final int LOOKS_UNTIL_SCANNED = 2;

    private final Path path;
    private final SourceMemory memory;
    private final SharedView shared;
    private final HeldFiles held;
    private final Map<FileStat, IOException> unreadable = new HashMap<>();
    private final Queue<Tailed.Unreadable> unsaid = new ArrayDeque<>();
    private final Set<Object> lost = new HashSet<>();
    private int looksUntilScanned = LOOKS_UNTIL_SCANNED;
    private boolean foundPredecessor;

    SiblingScan(Path path, SourceMemory memory, SharedView shared, HeldFiles held) {
        this.path = path;
        this.memory = memory;
        this.shared = shared;
        this.held = held;
    }

    /** Whether the last scan found the file that had the name before; then the file that has it now is no copy. */
    boolean foundPredecessor() {
        return foundPredecessor;
    }

    private List<FileStat> present() throws IOException {
        return shared.siblings().of(path);
    }

    /**
     * A run's first scan: finds which siblings are older than the first run, and what has changed since the last run.
     *
     * @param isNew no run before this one knew the source
     * @param current the file that has the name now, {@code null} where there is none
     */
    void first(boolean isNew, @Nullable FileStat current, Moment now, Consumer<? super Tailed> events)
            throws IOException {
        if (isNew) {
            passWhatIsOlder(current);
            return;
        }
        if (current != null) {
            noticeTruncation(current, events);
        }
        scan(now);
    }

    /**
     * Ignores the siblings of a new source: they are older than the first run. The file that a link with the name leads
     * to is not ignored.
     */
    private void passWhatIsOlder(@Nullable FileStat current) throws IOException {
        for (FileStat sibling : present()) {
            if (current == null || !sibling.key().equals(current.key())) {
                memory.pass(sibling);
            }
        }
    }

    private void noticeTruncation(FileStat stat, Consumer<? super Tailed> events) throws IOException {
        for (KnownFile known : memory.dormantWith(stat.inode())) {
            try (Content content = held.peek(stat)) {
                if (content != null && !known.isIn(content)) {
                    memory.truncated(known);
                    events.accept(new Tailed.Truncated(path.toString(), Math.max(0, known.size() - known.offset())));
                }
            }
        }
    }

    /** Notes that a file that was held was given up because its name had moved: the next look scans for it. */
    void lost(OpenFile file) {
        lost.add(file.stat().key());
        looksUntilScanned = Math.max(1, looksUntilScanned);
    }

    /** Takes the siblings that have to be read before the file itself, oldest first; the next look does so again. */
    void scan(Moment now) throws IOException {
        adopt(now);
        looksUntilScanned = LOOKS_UNTIL_SCANNED;
    }

    /** Scans again where a file may have been missed; to be called once in each look. */
    void scanAgain(Moment now) throws IOException {
        if (looksUntilScanned == 1 || mayGetReadable()) {
            adopt(now);
            lost.clear();
        }
        looksUntilScanned = Math.max(0, looksUntilScanned - 1);
    }

    /** Whether a later scan may find a file that has to be read. */
    boolean mayFindMore() {
        return !lost.isEmpty() || mayGetReadable();
    }

    private void adopt(Moment now) throws IOException {
        List<FileStat> siblings = present();
        memory.passOnly(siblings);
        foundPredecessor = false;
        for (FileStat sibling : siblings) {
            OpenFile holder = shared.holderOf(sibling.key());
            if (holder != null) {
                foundPredecessor |= held.contains(holder);
            } else if (!memory.hasPassed(sibling) && !shared.sources().containsKey(sibling.path())) {
                judgeIfReadable(sibling, lost.contains(sibling.key()), now);
            }
        }
        unreadable.keySet().retainAll(siblings);
    }

    /** Whether a sibling that has to be read may become readable by the next look. */
    boolean mayGetReadable() {
        return unreadable.values().stream()
                .anyMatch(cause ->
                        !(cause instanceof CompressedContentException || cause instanceof ForeignLinkException));
    }

    /** Reports the siblings that cannot be read, each once until it changes. */
    void sayUnreadable(Consumer<? super Tailed> events) {
        while (!unsaid.isEmpty()) {
            events.accept(unsaid.remove());
        }
    }

    /** Judges a sibling. One that cannot be read must not keep the source from being read. */
    private void judgeIfReadable(FileStat sibling, boolean wasHeld, Moment now) {
        boolean recent = wasHeld || memory.mayBeNew(sibling.modified(), now.wall());
        try {
            judge(sibling, recent, wasHeld, now);
            unreadable.remove(sibling);
        } catch (IOException e) {
            if (recent && unreadable.put(sibling, e) == null) {
                String path = sibling.path().toString();
                unsaid.add(new Tailed.Unreadable(path, path + " cannot be read: " + FileReason.of(e)));
            }
        }
    }

    private void judge(FileStat sibling, boolean recent, boolean wasHeld, Moment now) throws IOException {
        try (Content content = held.peek(sibling)) {
            if (content == null) {
                return;
            }
            held.identifyAll(now); // only now: its original then holds at least as much as this copy
            Duration quiet = shared.options().once()
                    ? HeldFiles.FOR_EVER
                    : Duration.ofNanos(FileStat.nanos(now.wall()) - sibling.modified());
            switch (shared.recogniser().recognise(sibling, content, false, quiet, Recogniser.Descent.SIBLING)) {
                case Recognised.NotYet notYet -> deferIf(recent && sibling.size() > 0, sibling, now);
                case Recognised.Fresh fresh -> {
                    deferIf(recent, sibling, now);
                    ignoreIf(!recent, sibling);
                }
                case Recognised.ReadAlready already -> {}
                case Recognised.Same same -> judgeKnown(sibling, content, same.known(), wasHeld, now);
            }
        }
    }

    private void judgeKnown(FileStat sibling, Content content, KnownFile known, boolean wasHeld, Moment now)
            throws IOException {
        boolean itself = known.inode() == sibling.inode();
        foundPredecessor |= known.path().equals(path.toString());
        deferIf(!itself || wasHeld || content.isCompressed() || sibling.size() > known.end(), sibling, now);
    }

    private void deferIf(boolean wanted, FileStat sibling, Moment now) throws IOException {
        if (wanted) {
            held.holdSibling(sibling, now);
        }
    }

    private void ignoreIf(boolean foreign, FileStat sibling) {
        if (foreign) {
            memory.pass(sibling);
        }
    }
}
