package httpmonitor.ingest.tail.checkpoint;

import httpmonitor.files.Sha256;
import httpmonitor.ingest.tail.identity.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The folder of checkpoints: one file for each source, named after its path. Several shippers may share a folder while
 * each tails its own sources; each recognises files that another one has read.
 */
public final class CheckpointFolder implements Closeable {
    /**
     * Only the owner may read paths and positions. Another user who could open the file of locks could also hold a
     * lock.
     */
    static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final int HASH_DIGITS = 16;

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

    /** Syncs the folder, so that replaced checkpoints survive a loss of power. */
    public void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    /** The path of a source's checkpoint, which need not exist. */
    static Path fileOf(Path folder, String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        String hash = Sha256.hex(bytes, 0, bytes.length).substring(0, HASH_DIGITS);
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
