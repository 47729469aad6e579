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
 * What is in folders, by name. A name need not be text in the encoding of this locale, so that its path is kept with
 * it. Thousands of sources may share one, and ask at the same time, so that a listing serves for as long as its folder
 * is not modified.
 */
public final class FolderListings {
    /**
     * File systems stamp with a coarse clock: a folder that was modified just now may be modified again and have the
     * same time.
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

    /** All that is there; not to be changed. */
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
