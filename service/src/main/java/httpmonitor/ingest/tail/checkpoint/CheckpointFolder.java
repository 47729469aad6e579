package httpmonitor.ingest.tail.checkpoint;

import httpmonitor.files.Sha256;
import httpmonitor.ingest.tail.identity.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The folder of checkpoints: one file for each source, named after its path. Several shippers may share a folder while
 * each tails its own sources; each recognises files that another one has read.
 */
public final class CheckpointFolder implements Closeable {
    private static final int HASH_DIGITS = 16;
    private static final int AT_ONCE = 16;

    private final Path folder;
    private final SourceLocks locks;

    public CheckpointFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.locks = SourceLocks.in(folder);
    }

    /**
     * Locks the checkpoint of a source.
     *
     * @throws AlreadyTailedException if another tailer holds it
     */
    public CheckpointFile open(String source) throws IOException, AlreadyTailedException {
        FileLock lock = locks.lock(source);
        if (lock == null) {
            throw new AlreadyTailedException(source);
        }
        return new CheckpointFile(fileOf(folder, source), source, lock);
    }

    /**
     * Runs these tasks, each of which replaces a checkpoint, many at the same time: a disk syncs sixteen files in the
     * time of one. Then syncs the folder, so that the checkpoints survive a loss of power.
     *
     * @throws IOException that of the first one that failed, after all have ended
     */
    public void save(List<Callable<Void>> saves) throws IOException {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(saves.size(), 1, AT_ONCE))) {
            for (Future<Void> each : pool.invokeAll(saves)) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    /** The path of a source's checkpoint, which need not exist. */
    static Path fileOf(Path folder, String source) {
        String hash = Sha256.name(source).substring(0, HASH_DIGITS);
        String name = Path.of(source).getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
        String shortName = name.substring(0, Math.min(name.length(), 100));
        return folder.resolve(shortName + "-" + hash + CheckpointFile.SUFFIX);
    }

    /** The files of all checkpoints but these; a checkpoint that cannot be read is ignored. */
    public List<Origin> knownElsewhere(Set<Path> own) throws IOException {
        List<Origin> known = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*" + CheckpointFile.SUFFIX)) {
            for (Path path : paths) {
                if (!own.contains(path)) {
                    known.addAll(filesOf(path));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return known;
    }

    private static List<Origin> filesOf(Path path) {
        try {
            Checkpoint checkpoint = CheckpointFile.read(path);
            return checkpoint.files().stream()
                    .map(file -> new Origin(checkpoint.source(), file))
                    .toList();
        } catch (IOException e) {
            return List.of(); // damaged, or just replaced: at worst a copy of its files is not recognised
        }
    }

    /** Frees all locks; call it when all checkpoints are closed. */
    @Override
    public void close() throws IOException {
        locks.close();
    }
}
