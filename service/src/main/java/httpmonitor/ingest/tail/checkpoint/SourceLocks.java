package httpmonitor.ingest.tail.checkpoint;

import httpmonitor.files.PrivateFile;
import httpmonitor.files.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a folder's sources. They are bytes of one file, so that thousands of sources need one handle. A process
 * has one instance for each folder, because POSIX frees all locks of a process on a file when the process closes that
 * file once.
 */
final class SourceLocks implements Closeable {
    static final String FILE_NAME = "sources.lock";
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 15;

    private final FileChannel channel;

    private SourceLocks(FileChannel channel) {
        this.channel = channel;
    }

    static SourceLocks in(Path folder) throws IOException {
        return new SourceLocks(FileChannel.open(
                folder.resolve(FILE_NAME),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PrivateFile.FILE)); // another user who could open it could also hold a lock
    }

    /** Locks a source; {@code null} where another tailer has the lock. */
    @Nullable
    FileLock lock(String source) throws IOException {
        String digits = Sha256.name(source).substring(0, DIGITS);
        try {
            return channel.tryLock(Long.parseLong(digits, HEXADECIMAL), 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held within this process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
