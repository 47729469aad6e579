package httpmonitor.ingest.tail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is known of the files that had, or have, one path: what an earlier run left, and what has been opened since. */
final class SourceMemory {
    private static final int MOST_FILES = 256;

    /** A run may have ended before it had made up its mind about files that were this new. */
    private static final long UNDECIDED = TimeUnit.SECONDS.toNanos(5);

    private static final long STALE = TimeUnit.MINUTES.toNanos(1);

    private final CheckpointFile checkpoint;
    private final String source;
    private final List<KnownFile> dormant = new ArrayList<>();
    private final List<TailedFile> opened = new ArrayList<>();
    private final Set<Checkpoint.Passed> passed = new HashSet<>();
    private long lookedAt;
    private long lookedBefore;
    private long lastHit;
    private long savedAt;
    private boolean changed = true;

    SourceMemory(CheckpointFile checkpoint, String source) {
        this.checkpoint = checkpoint;
        this.source = source;
    }

    /** Takes over what an earlier run left. */
    void resume(Checkpoint earlier) {
        dormant.addAll(earlier.files());
        passed.addAll(earlier.passed());
        lookedAt = earlier.lookedAt();
        lookedBefore = lookedAt - UNDECIDED;
        lastHit = earlier.lastHit();
    }

    CheckpointFile checkpoint() {
        return checkpoint;
    }

    Stream<KnownFile> known() {
        return Stream.concat(dormant.stream(), opened.stream().map(TailedFile::known));
    }

    /** Known files of an earlier run that have this inode and were not given up. */
    List<KnownFile> dormantWith(long inode) {
        return dormant.stream()
                .filter(file -> file.inode() == inode && file.state() == KnownFile.State.OPEN)
                .toList();
    }

    void opened(TailedFile file) {
        opened.add(file);
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

    long lookedAt() {
        return lookedAt;
    }

    /**
     * The time of the look before the last one. What becomes of a file between two looks may be noticed by reading it, after the second
     * one.
     */
    long lookedBefore() {
        return lookedBefore;
    }

    void lookedAt(long now) {
        lookedBefore = lookedAt == 0 ? now : lookedAt;
        lookedAt = now;
    }

    long lastHit() {
        return lastHit;
    }

    void lastHit(long epochSecond) {
        lastHit = epochSecond;
    }

    /**
     * Writes the checkpoint where there is something new to say, and once a minute to say that nothing is.
     *
     * @return whether it did, so that the folder has to be synced
     */
    boolean save(long now) throws IOException {
        boolean needed = changed || opened.stream().anyMatch(TailedFile::isChanged) || lookedAt - savedAt > STALE;
        if (!needed) {
            return false;
        }
        List<KnownFile> files = new ArrayList<>(dormant);
        opened.forEach(file -> files.add(file.save(now)));
        List<KnownFile> newest = files.subList(Math.max(0, files.size() - MOST_FILES), files.size());
        checkpoint.save(new Checkpoint(Checkpoint.VERSION, source, lookedAt, lastHit, newest, List.copyOf(passed)));
        savedAt = now;
        changed = false;
        return true;
    }
}
