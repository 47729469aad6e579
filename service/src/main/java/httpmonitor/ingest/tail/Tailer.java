package httpmonitor.ingest.tail;

import httpmonitor.files.FileReason;
import httpmonitor.ingest.tail.checkpoint.AlreadyTailedException;
import httpmonitor.ingest.tail.checkpoint.CheckpointFile;
import httpmonitor.ingest.tail.checkpoint.CheckpointFolder;
import httpmonitor.ingest.tail.file.PathPattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows access logs through rotation, cuts and restarts, and hands out every line once, with its position. It is
 * pulled: {@link #look} and {@link #next} return what they found and call nothing of the caller's. It never waits.
 * Not thread-safe.
 *
 * <p>A source that cannot be read gives a {@link Tailed.Unreadable}, and is tried again. A checkpoint that cannot be
 * written gives an exception, because without it lines could be stored twice or never.
 */
public final class Tailer implements AutoCloseable {
    private final TailOptions options;
    private final RunClock clock;
    private final CheckpointFolder folder;
    private final SharedView shared;
    private final List<PathPattern> patterns = new ArrayList<>();
    private final List<StreamSource> streams = new ArrayList<>();
    private final Map<Path, String> refused = new HashMap<>();
    private Iterator<TailedSource> round = Collections.emptyIterator();
    private boolean foundInRound = true;
    private boolean looked;

    /**
     * A tailer that has opened only standard input, where that is a source.
     *
     * @param standardInput the stream for {@link TailOptions#STANDARD_INPUT}
     * @throws IOException if the folder of checkpoints cannot be created
     */
    public Tailer(TailOptions options, InputStream standardInput, RunClock clock) throws IOException {
        this.options = options;
        this.clock = clock;
        this.folder = new CheckpointFolder(options.checkpoints());
        this.shared = new SharedView(options, folder);
        for (String source : options.sources().stream().distinct().toList()) {
            if (source.equals(TailOptions.STANDARD_INPUT)) {
                streams.add(new StreamSource(standardInput, options.host(), clock.now()));
            } else {
                patterns.add(new PathPattern(source));
            }
        }
    }

    /**
     * Finds new files, and what has happened to the open ones. To be called before the first read, and regularly after
     * it.
     *
     * @return what was found, in order; never a line
     * @throws AlreadyTailedException if at the first look another process tails one of the sources
     * @throws IOException if at the first look a checkpoint cannot be read; later, both are only reported, and tried
     *     again
     */
    public List<Tailed> look() throws IOException, AlreadyTailedException {
        List<Tailed> events = new ArrayList<>();
        shared.forgetOthers();
        List<Found> found = find();
        dropAbandoned(found, events::add);
        discover(found, events::add);
        for (FileSource source : shared.sources().values()) {
            source.look(clock.now(), events::add);
        }
        looked = true;
        return events;
    }

    /** A pattern and the paths that match it now. */
    private record Found(PathPattern pattern, List<Path> paths) {}

    private List<Found> find() {
        List<Found> found = new ArrayList<>();
        for (PathPattern pattern : patterns) {
            found.add(new Found(pattern, pattern.matches()));
        }
        return found;
    }

    private void discover(List<Found> all, Consumer<? super Tailed> events) throws IOException, AlreadyTailedException {
        for (Found found : all) {
            PathPattern pattern = found.pattern();
            if (found.paths().isEmpty() && !looked) {
                events.accept(unmatched(pattern.toString()));
            }
            for (Path path : found.paths()) {
                if (!shared.sources().containsKey(path)) {
                    add(path, pattern.isGlob() ? pattern.base() : null, events);
                }
            }
        }
    }

    private Tailed unmatched(String glob) {
        return options.once()
                ? new Tailed.Unreadable(glob, glob + " cannot be read: no file matches it")
                : new Tailed.Unmatched(glob);
    }

    private void add(Path path, @Nullable Path globBase, Consumer<? super Tailed> events)
            throws IOException, AlreadyTailedException {
        try {
            open(path, globBase, events);
            refused.remove(path);
        } catch (AlreadyTailedException e) {
            if (!looked) {
                throw e;
            }
            refuse(path, String.valueOf(e.getMessage()), events);
        } catch (IOException e) {
            if (!looked) {
                throw e;
            }
            refuse(path, path + " is not read, since it cannot have a checkpoint: " + FileReason.named(e), events);
        }
    }

    private void open(Path path, @Nullable Path globBase, Consumer<? super Tailed> events)
            throws IOException, AlreadyTailedException {
        CheckpointFile checkpoint = folder.open(path.toString());
        CheckpointFile.Loaded loaded;
        try {
            loaded = checkpoint.load();
        } catch (IOException e) {
            checkpoint.close();
            throw e;
        }
        SourceMemory memory = new SourceMemory(checkpoint, path.toString(), shared.known());
        boolean isNew = !resume(memory, loaded, path, events);
        boolean skips = isNew && options.fromEnd() && !looked;
        shared.sources().put(path, new FileSource(path, globBase, memory, shared, isNew, skips));
    }

    /** Reports why a path is no source yet, when that begins or changes. The next look tries again. */
    private void refuse(Path path, String reason, Consumer<? super Tailed> events) {
        if (!reason.equals(refused.put(path, reason))) {
            events.accept(new Tailed.Unreadable(path.toString(), reason));
        }
    }

    private static boolean resume(
            SourceMemory memory, CheckpointFile.Loaded loaded, Path path, Consumer<? super Tailed> events) {
        return switch (loaded) {
            case CheckpointFile.Loaded.Nothing nothing -> false;
            case CheckpointFile.Loaded.Found found -> {
                memory.resume(found.checkpoint());
                yield true;
            }
            case CheckpointFile.Loaded.SetAside aside -> {
                events.accept(new Tailed.CheckpointSetAside(
                        path.toString(),
                        "The checkpoint of " + path + " cannot be used (" + aside.reason() + "); it was renamed to "
                                + aside.to() + ", and the file is read from its start."));
                yield false;
            }
        };
    }

    private void dropAbandoned(List<Found> found, Consumer<? super Tailed> events) throws IOException {
        Set<Path> wanted = found.stream().flatMap(each -> each.paths().stream()).collect(Collectors.toSet());
        refused.keySet().retainAll(wanted);
        for (Iterator<FileSource> all = shared.sources().values().iterator(); all.hasNext(); ) {
            FileSource source = all.next();
            if (source.isAbandoned() && !wanted.contains(source.file()) && isSaved(source)) {
                source.close();
                shared.known().remove(source.memory());
                all.remove();
                events.accept(new Tailed.Dropped(source.path()));
            }
        }
    }

    /** Saves the checkpoint of a source. Where that fails, {@link #save} reports it, and a later look tries again. */
    private boolean isSaved(FileSource source) {
        try {
            saveAndSync(List.of(source));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads the next block. The sources take turns, so that none waits for the end of another.
     *
     * @return its lines, and other events of the source, in order; empty where no source has new bytes now
     */
    public Optional<List<Tailed>> next() throws IOException {
        while (round.hasNext() || foundInRound) {
            if (!round.hasNext()) {
                foundInRound = false;
                round = sources().iterator();
                continue;
            }
            List<Tailed> events = new ArrayList<>();
            boolean found = read(round.next(), events::add);
            foundInRound |= found;
            if (found || !events.isEmpty()) {
                return Optional.of(events);
            }
        }
        foundInRound = true; // the next call begins a new round
        return settled();
    }

    private boolean read(TailedSource source, Consumer<? super Tailed> events) {
        return switch (source) {
            case FileSource file -> file.read(clock.now(), events);
            case StreamSource stream -> stream.read(clock.now(), events);
        };
    }

    /** Ends the files that are read to their end, once no source has new bytes. */
    private Optional<List<Tailed>> settled() throws IOException {
        List<Tailed> events = new ArrayList<>();
        for (FileSource source : shared.sources().values()) {
            source.settle(clock.now(), events::add);
        }
        for (StreamSource stream : streams) {
            stream.settle(events::add);
        }
        return Optional.of(events).filter(found -> !found.isEmpty());
    }

    /** Whether no line will follow: files are not followed, and all are read. */
    public boolean isOver() {
        boolean followed = !options.once() && patterns.stream().anyMatch(PathPattern::isGlob);
        return looked
                && !followed
                && shared.sources().values().stream().allMatch(FileSource::isOver)
                && streams.stream().allMatch(StreamSource::isOver);
    }

    /** All present sources. */
    public List<TailedSource> sources() {
        List<TailedSource> sources = new ArrayList<>(shared.sources().values());
        sources.addAll(streams);
        return sources;
    }

    /** The files whose lines were handed out in this run, and that have or may get more. */
    public List<TailedFile> openFiles() {
        return shared.sources().values().stream().flatMap(FileSource::openFiles).toList();
    }

    /** Saves the checkpoints of all sources; they are on disk when this returns. */
    public void save() throws IOException {
        saveAndSync(shared.sources().values());
    }

    private void saveAndSync(Collection<FileSource> sources) throws IOException {
        Instant now = clock.now().steady();
        List<SourceMemory> changed = sources.stream()
                .map(FileSource::memory)
                .filter(memory -> memory.isSaveNeeded(now))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        try {
            folder.save(changed.stream()
                    .<Callable<Void>>map(memory -> () -> saved(memory, now))
                    .toList());
        } catch (IOException e) {
            throw new IOException(
                    "The checkpoints in " + options.checkpoints() + " cannot be written: " + FileReason.of(e)
                            + ". Make room there, or give another --data folder; it is tried again every second",
                    e);
        }
    }

    private static @Nullable Void saved(SourceMemory memory, Instant now) throws IOException {
        memory.save(now);
        return null;
    }

    /** Closes all files and frees all locks; writes nothing. */
    @Override
    public void close() throws IOException {
        for (FileSource source : shared.sources().values()) {
            source.close();
        }
        for (StreamSource stream : streams) {
            stream.close();
        }
        folder.close();
    }
}
