package httpmonitor.ingest.tail;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names of what is in folders. Thousands of sources may share one, and ask at the same time, so that a listing serves for as long as
 * its folder is not modified.
 */
final class FolderListings {
    /** File systems stamp with a coarse clock: a folder that was modified just now may be modified again and have the same time. */
    private static final long SETTLED = Duration.ofSeconds(1).toNanos();

    private static final class Folder {
        private final FileTime modified;
        private final long seenAt;
        private @Nullable NavigableSet<String> names;

        Folder(FileTime modified, long seenAt) {
            this.modified = modified;
            this.seenAt = seenAt;
        }
    }

    private final Map<Path, Folder> folders = new HashMap<>();

    /** The names of all that is there; not to be changed. */
    NavigableSet<String> of(Path path) throws IOException {
        FileTime modified = Files.getLastModifiedTime(path);
        long now = System.nanoTime();
        Folder folder = folders.get(path);
        if (folder == null || !folder.modified.equals(modified)) {
            folder = new Folder(modified, now);
            folders.put(path, folder);
        }
        NavigableSet<String> names = folder.names;
        if (names == null) {
            names = list(path);
            folder.names = now - folder.seenAt < SETTLED ? null : names;
        }
        return names;
    }

    private static NavigableSet<String> list(Path path) throws IOException {
        NavigableSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
            for (Path each : all) {
                names.add(each.getFileName().toString());
            }
        }
        return names;
    }
}
