package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.checkpoint.Checkpoint;
import httpmonitor.ingest.tail.checkpoint.CheckpointFile;
import httpmonitor.ingest.tail.file.FileStat;
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

/** The known files of one source: those of earlier runs, and those that were opened since. */
final class SourceMemory implements KnownFiles.Memory {
    /** As many of the newest files are saved, and all that may get more lines. */
    private static final int MOST_SAVED = 256;

    /** As many of the newest files that are over stay known to a run, so that it recognises late copies of them. */
    static final int MOST_KNOWN = 512;

    /** The last run may have ended before it could judge files that were this new. */
    private static final long UNDECIDED = TimeUnit.SECONDS.toNanos(5);

    private static final Duration STALE = Duration.ofMinutes(1);

    /** The clock of a file system may lag a little. */
    private static final long CLOCK_LAG = TimeUnit.SECONDS.toNanos(1);

    private final CheckpointFile checkpoint;
    private final String source;
    private final KnownFiles index;
    private final List<KnownFile> dormant = new ArrayList<>();
    private final List<TailedFile> opened = new ArrayList<>();
    private final Set<Checkpoint.Passed> passed = new HashSet<>();
    private long lookedAt;
    /** The look before the last one: a read after the second look may find what happened between the two. */
    private long lookedBefore;

    private @Nullable Instant lastLook;
    private long lastHit;
    private @Nullable Instant savedAt;
    private boolean changed = true;

    /** {@code index}: finds the files that this memory knows. */
    SourceMemory(CheckpointFile checkpoint, String source, KnownFiles index) {
        this.checkpoint = checkpoint;
        this.source = source;
        this.index = index;
    }

    /** Takes over the checkpoint of an earlier run. */
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
        forgetOld();
        opened.add(file);
        index.add(this, file.inode(), source, file.path());
        changed = true;
    }

    /** Forgets old files that are over, as a restart would; seldom, since it goes through the files of all sources. */
    private void forgetOld() {
        if (opened.size() < 2 * MOST_KNOWN) {
            return;
        }
        List<TailedFile> old = opened.subList(0, opened.size() - MOST_KNOWN);
        if (old.removeIf(file -> file.isOver() && !file.isChanged())) {
            index.remove(this);
            known().map(Origin::file).forEach(file -> index.add(this, file.inode(), source, file.path()));
        }
    }

    /** Whether no file that was opened is read any more, and all their lines are answered. */
    boolean isAnswered() {
        return opened.stream().allMatch(TailedFile::isOver);
    }

    /** Replaces a file of an earlier run, which is open again. */
    void supersede(KnownFile file) {
        dormant.remove(file);
    }

    void truncated(KnownFile file) {
        dormant.remove(file);
        dormant.add(file.truncated());
        changed = true;
    }

    /** Notes that a file does not belong to this source. */
    void pass(FileStat stat) {
        changed |= passed.add(passed(stat));
    }

    boolean hasPassed(FileStat stat) {
        return passed.contains(passed(stat));
    }

    /** Forgets ignored files that are gone. */
    void passOnly(List<FileStat> present) {
        passed.retainAll(present.stream().map(SourceMemory::passed).toList());
    }

    private static Checkpoint.Passed passed(FileStat stat) {
        return new Checkpoint.Passed(stat.inode(), stat.created());
    }

    /**
     * Notes a look. Where the clock was set since the last look, the earlier of that look's two readings counts.
     */
    void lookedAt(Moment now) {
        long wall = FileStat.nanos(now.wall());
        Instant last = lastLook;
        lookedBefore =
                last == null ? Math.min(orNow(wall), wall) : Math.min(lookedAt, FileStat.nanos(now.wallAt(last)));
        lookedAt = wall;
        lastLook = now.steady();
    }

    private long orNow(long wall) {
        return lookedAt == 0 ? wall : lookedAt;
    }

    /**
     * Whether a file with this time of modification may have changed since the look before the last one. All files may,
     * where that look lies in the future.
     */
    boolean mayBeNew(long modified, Instant wall) {
        return modified >= lookedBefore - CLOCK_LAG || lookedBefore > FileStat.nanos(wall);
    }

    long lastHit() {
        return lastHit;
    }

    void lastHit(long epochSecond) {
        lastHit = epochSecond;
    }

    /** Writes the checkpoint; several sources may do so at the same time. */
    void save(Instant now) throws IOException {
        List<KnownFile> files = new ArrayList<>(dormant);
        opened.forEach(file -> files.add(file.toSave(now)));
        List<KnownFile> kept = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            boolean mayGetMore =
                    i >= dormant.size() && !opened.get(i - dormant.size()).isOver();
            if (mayGetMore || i >= files.size() - MOST_SAVED) {
                kept.add(files.get(i));
            }
        }
        checkpoint.save(new Checkpoint(Checkpoint.VERSION, source, lookedAt, lastHit, kept, List.copyOf(passed)));
        opened.forEach(file -> file.saved(now));
        savedAt = now;
        changed = false;
    }

    /** Whether something has changed, or the last save is a minute old. */
    boolean isSaveNeeded(Instant now) {
        Instant saved = savedAt;
        return changed
                || saved == null
                || now.isAfter(saved.plus(STALE))
                || opened.stream().anyMatch(TailedFile::isChanged);
    }
}
