package httpmonitor.logstash;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code #Fields:} line of each W3C source, in a file, so that a restart in the middle of a log knows its columns.
 * Where the file cannot be read or written, that is logged, and they are known until the end of this process. Not
 * thread-safe.
 */
final class RememberedColumns {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedColumns.class);

    private final @Nullable Path file;
    private final Properties columns = new Properties();

    private RememberedColumns(@Nullable Path file) {
        this.file = file;
    }

    static RememberedColumns inMemory() {
        return new RememberedColumns(null);
    }

    static RememberedColumns in(Path file) {
        RememberedColumns result = new RememberedColumns(file);
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                result.columns.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The columns of W3C logs in {} cannot be read: {}", file, e.toString());
            }
        }
        return result;
    }

    /** The line that named a source's columns; empty where none is known. */
    String of(String source) {
        return columns.getProperty(source, "");
    }

    /** Keeps the line that names a source's columns, where it is another than before. */
    void remember(String source, String header) {
        if (header.isEmpty() || header.equals(columns.getProperty(source))) {
            return;
        }
        columns.setProperty(source, header);
        if (file != null) {
            save(file);
        }
    }

    private void save(Path to) {
        Path aside = to.resolveSibling(to.getFileName() + ".new");
        try {
            try (Writer out = Files.newBufferedWriter(aside)) {
                columns.store(out, null);
            }
            Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The columns of W3C logs cannot be kept in {}: {}", to, e.toString());
        }
    }
}
