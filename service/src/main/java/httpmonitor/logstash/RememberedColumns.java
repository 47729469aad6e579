package httpmonitor.logstash;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Of more sources, those that were read longest ago are forgotten: each save writes all of them. */
    private static final int MOST_SOURCES = 1_000;

    private final @Nullable Path file;
    private final Map<String, String> columns = new LinkedHashMap<>(16, 0.75f, true);

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
                Properties known = new Properties();
                known.load(in);
                known.stringPropertyNames().forEach(source -> result.put(source, known.getProperty(source, "")));
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The columns of W3C logs in {} cannot be read: {}", file, e.toString());
            }
        }
        return result;
    }

    /** The line that named a source's columns; empty where none is known. */
    String of(String source) {
        return columns.getOrDefault(source, "");
    }

    /** Keeps the line that names a source's columns, where it is another than before. */
    void remember(String source, String header) {
        if (!header.isEmpty() && !header.equals(columns.get(source))) {
            put(source, header);
            if (file != null) {
                save(file);
            }
        }
    }

    private void put(String source, String header) {
        columns.put(source, header);
        if (columns.size() > MOST_SOURCES) {
            columns.remove(columns.keySet().iterator().next());
        }
    }

    private void save(Path to) {
        Path aside = to.resolveSibling(to.getFileName() + ".new");
        try {
            try (Writer out = Files.newBufferedWriter(aside)) {
                Properties all = new Properties();
                all.putAll(columns);
                all.store(out, null);
            }
            Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The columns of W3C logs cannot be kept in {}: {}", to, e.toString());
        }
    }
}
