package httpmonitor.store;

import httpmonitor.files.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock on a data folder: at most one store runs on it. The system frees the lock when the process ends in any way.
 */
final class StoreLock implements AutoCloseable {

    /** Closing any channel on a file frees its lock for the whole process, so this process must not open it twice. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private StoreLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock of an existing folder; empty where another store holds it. */
    static Optional<StoreLock> take(Path folder) throws IOException {
        Path file = folder.toRealPath().resolve("store.lock");
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<StoreLock> taken = Optional.empty();
        try {
            taken = lock(file);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    /** Whether a store runs on a folder, or is starting there. */
    static boolean isHeld(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("store.lock"))) {
            return false;
        }
        Optional<StoreLock> free = take(folder);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    private static Optional<StoreLock> lock(Path file) throws IOException {
        FileChannel channel = PrivateFile.open(file);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new StoreLock(file, channel, lock));
    }

    /** Frees the lock; a second call does nothing. */
    @Override
    public void close() throws IOException {
        if (lock.isValid()) {
            channel.close();
            HELD_HERE.remove(file);
        }
    }
}
