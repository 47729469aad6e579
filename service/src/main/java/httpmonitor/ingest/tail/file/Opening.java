package httpmonitor.ingest.tail.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Opens files for reading without blocking. Opening a named pipe waits for a writer, and a pipe may take the name of a
 * log after the look. So another thread opens the file, and the caller waits at most a few seconds.
 */
final class Opening {
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Executor OPENERS = Executors.newCachedThreadPool(
            task -> Thread.ofPlatform().daemon().name("open").unstarted(task));

    private Opening() {}

    /**
     * Opens a file.
     *
     * @param globBase the folder below which a glob found it; {@code null} where the user named it
     * @throws FileSystemException if it is not open after that time
     */
    static FileChannel open(Path path, @Nullable Path globBase, Duration patience) throws IOException {
        CompletableFuture<FileChannel> opening = CompletableFuture.supplyAsync(() -> openNow(path, globBase), OPENERS);
        try {
            return opening.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp(path, opening);
            throw new FileSystemException(path.toString(), null, "it cannot be opened: is it a named pipe?");
        } catch (InterruptedException e) {
            giveUp(path, opening);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private static FileChannel openNow(Path path, @Nullable Path globBase) {
        try {
            return globBase == null ? FileChannel.open(path, StandardOpenOption.READ) : Links.open(globBase, path);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Ends the waiting thread by opening the pipe for writing; that thread then closes its end. */
    private static void giveUp(Path path, CompletableFuture<FileChannel> opening) {
        var unusedClosing = opening.thenAccept(Opening::close);
        if (!Files.isRegularFile(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            var unusedWriting = CompletableFuture.runAsync(() -> openForWriting(path), OPENERS);
        }
    }

    /** Without the right to write, the waiting thread remains; it holds no file. */
    private static void openForWriting(Path path) {
        try {
            FileChannel.open(path, StandardOpenOption.WRITE).close();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
