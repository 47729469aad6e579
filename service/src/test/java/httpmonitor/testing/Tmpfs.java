package httpmonitor.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file system of its own in memory, mounted at a folder: small, or one from which nothing can be executed. Needs the
 * right to mount.
 */
public final class Tmpfs implements AutoCloseable {

    private final Path folder;
    private final boolean mounted;

    /**
     * Mounts it. Where that is not allowed, the folder stays one of the disk that it lies on.
     *
     * @param folder is made where it does not exist
     * @param options as {@code mount -o} takes them
     * @throws IOException if the folder cannot be made, or there is no program that mounts
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public Tmpfs(Path folder, String options) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.mounted = done("mount", "-t", "tmpfs", "-o", options, "httpmonitor", folder.toString());
    }

    /** Whether it could be mounted. */
    public boolean isMounted() {
        return mounted;
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException {
        try {
            if (mounted && !done("umount", "-l", folder.toString())) {
                throw new IOException(folder + " cannot be unmounted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + folder + " was unmounted");
        }
    }
}
