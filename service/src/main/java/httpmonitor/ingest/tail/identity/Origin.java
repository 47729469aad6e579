package httpmonitor.ingest.tail.identity;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read before, of which another one may be the continuation or a copy.
 *
 * @param source the path that was tailed when it was read
 */
public record Origin(String source, KnownFile file) {

    /**
     * Whether the file may live on in a copy only: it was cut, or has lost the name that is tailed. As long as it has
     * that name and its content, a file that is equal is another file.
     */
    boolean wasCutOrHasEnded() throws IOException {
        if (file.state() != KnownFile.State.OPEN || !file.path().equals(source)) {
            return true;
        }
        try (Content content = open()) {
            return content == null || !file.isIn(content);
        }
    }

    /** What stands at the path of the file, if that is still this file; {@code null} where it is not. */
    @Nullable
    Content open() throws IOException {
        FileStat stat = FileStat.of(Path.of(file.path()));
        return stat == null || stat.inode() != file.inode() ? null : stat.open();
    }
}
