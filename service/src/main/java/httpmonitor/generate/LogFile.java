package httpmonitor.generate;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A log file that lines are appended to.
 *
 * <p>It is opened for appending, so that a rotation by copy and truncate works. A server writes to a renamed file until
 * it receives a signal. This class instead looks at most once a second whether its path still leads to its file, and
 * else creates a new file there.
 *
 * <p>After a failed write the file may end with a part of a line. A thread that is interrupted while it writes gets a
 * {@link ClosedByInterruptException}, between two lines, and the file is closed.
 */
public final class LogFile extends OutputStream {

    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private final Path path;
    private final String header;
    private final Pace pace;
    private final long keep;
    private FileChannel channel;
    private @Nullable Object key;
    private long lookedAt;

    /**
     * Opens a file, creates it and its folders where they are absent. A file that would grow beyond a size is renamed
     * to the same name with {@code .1} after it, in place of the one before, and a new one begins.
     *
     * @param header what a new or empty file begins with, may be empty
     * @param keep bytes, at least 1
     * @throws IOException where the file cannot be opened for writing
     */
    public LogFile(Path path, String header, Pace pace, long keep) throws IOException {
        this.path = path;
        this.header = header;
        this.pace = pace;
        this.keep = keep;
        this.channel = open();
        this.key = key();
        this.lookedAt = pace.nanos();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** Writes whole lines. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer lines = ByteBuffer.wrap(bytes, from, length);
        if (pace.nanos() - lookedAt >= LOOK_AGAIN) {
            lookedAt = pace.nanos();
            reopenWhereMoved();
        }
        if (isFullWith(lines)) {
            rotateUnlessMoved(lines);
        }
        writeAll(channel, lines);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean isFullWith(ByteBuffer lines) throws IOException {
        return channel.size() > 0 && channel.size() > keep - lines.remaining();
    }

    private void rotateUnlessMoved(ByteBuffer lines) throws IOException {
        reopenWhereMoved();
        if (isFullWith(lines)) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            reopenWhereMoved();
        }
    }

    // Where the system knows no file keys, a moved file is noticed by its absence only.
    private void reopenWhereMoved() throws IOException {
        Object present = key();
        if (present == null ? Files.exists(path) : present.equals(key)) {
            return;
        }
        channel.close();
        channel = open();
        key = key();
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(path.toAbsolutePath().normalize().getParent());
        FileChannel opened = FileChannel.open(path, CREATE, APPEND);
        if (opened.size() == 0) {
            writeAll(opened, ByteBuffer.wrap(header.getBytes(StandardCharsets.US_ASCII)));
        }
        return opened;
    }

    private @Nullable Object key() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException absent) {
            return null;
        }
    }

    private void writeAll(FileChannel to, ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        } catch (ClosedByInterruptException stopped) {
            throw stopped;
        } catch (IOException e) {
            throw new IOException("cannot write to " + path + ": " + e.getMessage(), e);
        }
    }
}
