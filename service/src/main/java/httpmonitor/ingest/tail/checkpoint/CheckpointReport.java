package httpmonitor.ingest.tail.checkpoint;

import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.KnownFile;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the checkpoints say of one source, for another program than the one that writes them. Looking changes nothing.
 *
 * @param held whether a program tails the source now
 * @param progress empty where there is no checkpoint
 * @param setAside checkpoints that could not be used, and were renamed
 */
public record CheckpointReport(boolean held, Optional<Progress> progress, List<Path> setAside) {

    /**
     * How far the source was read and stored.
     *
     * @param lookedAt when it was last looked at
     * @param bytesLeft what the file of that name holds after that place
     */
    public record Progress(Instant lookedAt, long bytesLeft) {}

    /** Copies the list. */
    public CheckpointReport {
        setAside = List.copyOf(setAside);
    }

    /**
     * Looks.
     *
     * @param folder of checkpoints; need not exist
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
     * For an instant it is we who hold the lock, where no one does; a program that starts in that instant says so and
     * starts again.
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
            }
        }
        return found;
    }
}
