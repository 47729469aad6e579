package httpmonitor.ingest.tail.checkpoint;

import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.KnownFile;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoint of one source, as read by another program than the one that writes it. Reading changes nothing.
 *
 * @param held whether a process tails the source now
 * @param progress empty where there is no checkpoint
 * @param setAside checkpoints that could not be used, and were renamed
 */
public record CheckpointReport(boolean held, Optional<Progress> progress, List<Path> setAside) {

    /**
     * How far the source was read and stored.
     *
     * @param lookedAt when it was last looked at
     * @param bytesLeft the bytes of the file after that place
     */
    public record Progress(Instant lookedAt, long bytesLeft) {}

    /** Copies the list. */
    public CheckpointReport {
        setAside = List.copyOf(setAside);
    }

    /**
     * Reads it.
     *
     * @param folder the folder of checkpoints; need not exist
     * @param source the file that is tailed
     * @throws IOException where a checkpoint is there and cannot be read
     */
    public static CheckpointReport of(Path folder, Path source) throws IOException {
        Path absolute = source.toAbsolutePath().normalize();
        Path path = CheckpointFolder.fileOf(folder, absolute.toString());
        return new CheckpointReport(isHeld(folder, absolute.toString()), progress(path, absolute), setAside(path));
    }

    private static Optional<Progress> progress(Path path, Path source) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Checkpoint checkpoint = CheckpointFile.read(path);
        FileStat stat = FileStat.of(source);
        long left = stat == null ? 0 : stat.size();
        for (KnownFile known : checkpoint.files()) {
            if (stat != null && known.inode() == stat.inode() && known.state() == KnownFile.State.OPEN) {
                left = Math.max(0, stat.size() - known.offset());
            }
        }
        return Optional.of(new Progress(Instant.EPOCH.plus(checkpoint.lookedAt(), ChronoUnit.NANOS), left));
    }

    /**
     * Takes the lock for an instant to find out. A shipper that starts in that instant reports that the source is
     * tailed already.
     */
    private static boolean isHeld(Path folder, String source) throws IOException {
        if (!Files.exists(folder.resolve(SourceLocks.FILE_NAME))) {
            return false;
        }
        try (SourceLocks locks = SourceLocks.in(folder);
                FileLock lock = locks.lock(source)) {
            return lock == null;
        }
    }

    private static List<Path> setAside(Path path) throws IOException {
        List<Path> found = new ArrayList<>();
        Path folder = path.getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all =
                    Files.newDirectoryStream(folder, other -> CheckpointFile.isSetAside(other, path))) {
                all.forEach(found::add);
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return found;
    }
}
