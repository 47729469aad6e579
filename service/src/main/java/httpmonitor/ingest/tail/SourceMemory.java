package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.checkpoint.Checkpoint;
import httpmonitor.ingest.tail.checkpoint.CheckpointFile;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.file.Times;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.KnownFiles;
import httpmonitor.ingest.tail.identity.Origin;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the files that had, or have, one path: what an earlier run left, and what has been opened since. */
final class SourceMemory implements KnownFiles.Memory {
    private static final int MOST_FILES = 256;

    /** A run may have ended before it had made up its mind about files that were this new. */
    private static final long UNDECIDED = TimeUnit.SECONDS.toNanos(5);

    private static final Duration STALE = Duration.ofMinutes(1);

    /** File systems stamp a change with a clock that may lag a little. */
    private static final long CLOCK_LAG = TimeUnit.SECONDS.toNanos(1);

    private final CheckpointFile checkpoint;
    private final String source;
    private final KnownFiles index;
    private final List<KnownFile> dormant = new ArrayList<>();
    private final List<TailedFile> opened = new ArrayList<>();
    private final Set<Checkpoint.Passed> passed = new HashSet<>();
    private long lookedAt;
    /**
     * The look before the last one: what becomes of a file between two looks may be noticed by reading it, after the
     * second one.
     */
    private long lookedBefore;

    private @Nullable Instant lastLook;
    private long lastHit;
    private @Nullable Instant savedAt;
    private boolean changed = true;

    /** {@code index}: by which the files that this memory knows are found. */
    SourceMemory(CheckpointFile checkpoint, String source, KnownFiles index) {
        this.checkpoint = checkpoint;
        this.source = source;
        this.index = index;
    }

    /** Takes over what an earlier run left. */
    void resume(Checkpoint earlier) {
        dormant.addAll(earlier.files());
        dormant.forEach(file -> index.add(this, file.inode(), source, file.path()));
        passed.addAll(earlier.passed());
        lookedAt = earlier.lookedAt();
        lookedBefore = lookedAt - UNDECIDED;
        lastHit = earlier.lastHit();
    }

    CheckpointFile checkpoint() {
        return checkpoint;
    }

    @Override
    public Stream<Origin> known() {
        return Stream.concat(dormant.stream(), opened.stream().map(TailedFile::known))
                .map(file -> new Origin(source, file));
    }

    /** The line that names the columns of the newest file that has one; empty where none has. */
    String lastColumns() {
        return Stream.concat(
                        dormant.stream().map(KnownFile::columns),
                        opened.stream().map(TailedFile::ownColumns))
                .filter(columns -> !columns.isEmpty())
                .reduce("", (older, newer) -> newer);
    }

    /** Known files of an earlier run that have this inode and were not given up. */
    List<KnownFile> dormantWith(long inode) {
        return dormant.stream()
                .filter(file -> file.inode() == inode && file.state() == KnownFile.State.OPEN)
                .toList();
    }

    void opened(TailedFile file) {
        opened.add(file);
        index.add(this, file.inode(), source, file.path());
        changed = true;
    }

    /** The file is opened again, and known by that. */
    void supersede(KnownFile file) {
        dormant.remove(file);
    }

    void truncated(KnownFile file) {
        dormant.remove(file);
        dormant.add(file.truncated());
        changed = true;
    }

    /** Says that a file is none of this source's. */
    void pass(FileStat stat) {
        changed |= passed.add(passed(stat));
    }

    boolean hasPassed(FileStat stat) {
        return passed.contains(passed(stat));
    }

    /** Forgets those passed that are gone. */
    void passOnly(List<FileStat> present) {
        passed.retainAll(present.stream().map(SourceMemory::passed).toList());
    }

    private static Checkpoint.Passed passed(FileStat stat) {
        return new Checkpoint.Passed(stat.inode(), stat.created());
    }

    /**
     * Says that the source is looked at now. Where the clock was set since the last look, that one counts by both
     * readings.
     */
    void lookedAt(Moment now) {
        long wall = Times.nanos(now.wall());
        Instant last = lastLook;
        lookedBefore = last == null ? Math.min(orNow(wall), wall) : Math.min(lookedAt, Times.nanos(now.wallAt(last)));
        lookedAt = wall;
        lastLook = now.steady();
    }

    private long orNow(long wall) {
        return lookedAt == 0 ? wall : lookedAt;
    }

    /**
     * Whether what was last changed then may have become what it is since the look before the last one; all may, where
     * that lies ahead.
     */
    boolean mayBeNew(long modified, Instant wall) {
        return modified >= lookedBefore - CLOCK_LAG || lookedBefore > Times.nanos(wall);
    }

    long lastHit() {
        return lastHit;
    }

    void lastHit(long epochSecond) {
        lastHit = epochSecond;
    }

    /** Writes the checkpoint; sources may do so side by side. */
    void save(Instant now) throws IOException {
        List<KnownFile> files = new ArrayList<>(dormant);
        opened.forEach(file -> files.add(file.toSave(now)));
        List<KnownFile> newest = files.subList(Math.max(0, files.size() - MOST_FILES), files.size());
        checkpoint.save(new Checkpoint(Checkpoint.VERSION, source, lookedAt, lastHit, newest, List.copyOf(passed)));
        opened.forEach(file -> file.saved(now));
        savedAt = now;
        changed = false;
    }

    /** Whether there is something new to say, or nothing was said for a minute. */
    boolean isSaveNeeded(Instant now) {
        Instant saved = savedAt;
        return changed
                || saved == null
                || now.isAfter(saved.plus(STALE))
                || opened.stream().anyMatch(TailedFile::isChanged);
    }
}
