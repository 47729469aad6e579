package httpmonitor.generate;

import httpmonitor.compression.Compression;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a file from its beginning to its present end, whether it is compressed or not, as {@code ship} reads it.
 */
final class LineReader implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;

    private LineReader(InputStream in) {
        this.in = in;
    }

    static LineReader open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return new LineReader(new BufferedInputStream(Compression.plain(raw, file), BUFFER));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The next line without its LF, empty at the end. A last line without LF is one. */
    Optional<byte[]> next() throws IOException {
        int value = in.read();
        if (value < 0) {
            return Optional.empty();
        }
        var line = new ByteArrayOutputStream(256);
        while (value >= 0 && value != '\n') {
            line.write(value);
            value = in.read();
        }
        return Optional.of(line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
