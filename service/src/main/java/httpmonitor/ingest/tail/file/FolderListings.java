package httpmonitor.ingest.tail.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of folders, by name. A name need not be valid text in this locale, so its path is kept with it. Thousands
 * of sources may ask for one folder at the same time, so a listing is used again until its folder is modified.
 */
public final class FolderListings {
    /**
     * The clock of a file system is coarse: a folder that was modified just now may be modified again at the same time
     * of modification.
     */
    private static final long SETTLED = Duration.ofSeconds(1).toNanos();

    private static final class Folder {
        private final FileTime modified;
        private final long seenAt;
        private @Nullable NavigableMap<String, Path> names;

        Folder(FileTime modified, long seenAt) {
            this.modified = modified;
            this.seenAt = seenAt;
        }
    }

    private final Map<Path, Folder> folders = new HashMap<>();

    /** The content of a folder; do not change it. */
    public NavigableMap<String, Path> of(Path path) throws IOException {
        FileTime modified = Files.getLastModifiedTime(path);
        long now = System.nanoTime();
        Folder folder = folders.get(path);
        if (folder == null || !folder.modified.equals(modified)) {
            folder = new Folder(modified, now);
            folders.put(path, folder);
        }
        NavigableMap<String, Path> names = folder.names;
        if (names == null) {
            names = list(path);
            folder.names = now - folder.seenAt < SETTLED ? null : names;
        }
        return names;
    }

    private static NavigableMap<String, Path> list(Path path) throws IOException {
        NavigableMap<String, Path> names = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                names.put(names.containsKey(name) ? name + '\0' : name, each);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }
}
