package httpmonitor.ingest.tail.identity;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read before; another one may be the same file, or a copy of it.
 *
 * @param source the path that was tailed when it was read
 */
public record Origin(String source, KnownFile file) {

    /**
     * Whether the file may remain in a copy only: it was cut, or has lost the tailed name. While it has that name and
     * its content, an equal file is another file.
     */
    boolean wasCutOrHasEnded() throws IOException {
        if (file.state() != KnownFile.State.OPEN || !file.path().equals(source)) {
            return true;
        }
        try (Content content = open()) {
            return content == null || !file.isIn(content);
        }
    }

    /** Opens the file at its path; {@code null} where another file is there. */
    @Nullable
    Content open() throws IOException {
        FileStat stat = FileStat.of(Path.of(file.path()));
        return stat == null || stat.inode() != file.inode() ? null : stat.open();
    }
}
