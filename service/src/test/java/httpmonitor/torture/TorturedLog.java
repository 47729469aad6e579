package httpmonitor.torture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A log as a web server writes it, and all that rotation does to it. A caller of more than one method must hold its
 * monitor.
 */
final class TorturedLog implements Closeable {
    /** The number of rotated files that are kept. */
    private static final int KEPT = 3;

    private final Path path;
    private final boolean linked;
    private OutputStream out;
    private int generation;

    /** {@code linked}: the name is that of a symbolic link. */
    TorturedLog(Path path, boolean linked) throws IOException {
        this.path = path;
        this.linked = linked;
        if (linked) {
            Files.createSymbolicLink(path, Files.createFile(older()).getFileName());
        }
        this.out = open();
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void reopen() throws IOException {
        out.close();
        out = open();
    }

    private Path older() {
        return path.resolveSibling(path.getFileName() + "-" + (100_000 + generation++));
    }

    synchronized void append(byte[] bytes, int from, int to) throws IOException {
        out.write(bytes, from, to - from);
    }

    Path path() {
        return path;
    }

    /** Returns the new name of what was the log. */
    synchronized Path rename() throws IOException {
        Path renamed = Files.move(path, older());
        reopen();
        return renamed;
    }

    /** Renames the log; the writer stays with the old file until {@link #lateReopen}. */
    synchronized void renameOnly() throws IOException {
        Files.move(path, older());
    }

    synchronized void lateReopen() throws IOException {
        reopen();
    }

    synchronized void renameChain() throws IOException {
        int last = 1;
        while (Files.exists(path.resolveSibling(path.getFileName() + "." + last))) {
            last++;
        }
        for (int i = last; i > 1; i--) {
            Files.move(
                    path.resolveSibling(path.getFileName() + "." + (i - 1)),
                    path.resolveSibling(path.getFileName() + "." + i));
        }
        Files.move(path, path.resolveSibling(path.getFileName() + ".1"));
        reopen();
    }

    /** As {@code gzip} does it: another file, with the time of the original, which is deleted then. */
    synchronized void renameGzip() throws IOException {
        Path old = older();
        Files.move(path, old);
        reopen();
        FileTime modified = Files.getLastModifiedTime(old);
        Path compressed = old.resolveSibling(old.getFileName() + ".gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(old, gzip);
        }
        Files.setLastModifiedTime(compressed, modified);
        Files.delete(old);
    }

    synchronized void copyTruncate() throws IOException {
        Files.copy(path, older());
        truncate();
    }

    synchronized void truncate() throws IOException {
        Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    synchronized void deleteAndCreate() throws IOException {
        Files.delete(path);
        reopen();
    }

    synchronized void relink() throws IOException {
        Path target = Files.createFile(older());
        Path link = path.resolveSibling(path.getFileName() + "~");
        Files.createSymbolicLink(link, target.getFileName());
        Files.move(link, path, StandardCopyOption.ATOMIC_MOVE);
        reopen();
    }

    /** Deletes the oldest rotated files; to be called only when all of them is stored. */
    synchronized void prune() throws IOException {
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path.getParent(), path.getFileName() + "[.-]*")) {
            all.forEach(old::add);
        }
        old.remove(linked ? path.toRealPath() : path);
        old.sort(Comparator.comparing(TorturedLog::modified));
        for (Path file : old.subList(0, Math.max(0, old.size() - KEPT))) {
            Files.delete(file);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
