package httpmonitor.ingest.tail.identity;

import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.file.FolderListings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The files next to a tailed one that rotation may have made of it: its name, a dot or a dash, and a suffix.
 */
public final class Siblings {
    /** Suffixes of unsupported compression, and of files that are no logs. */
    private static final Set<String> OTHER_SUFFIXES = Set.of("lz4", "zip", "Z", "swp", "tmp");

    private final FolderListings listings = new FolderListings();

    /** All such regular files, those that were modified first at the beginning. */
    public List<FileStat> of(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        List<FileStat> found = new ArrayList<>();
        if (folder == null || !Files.isDirectory(folder)) {
            return found;
        }
        String name = path.getFileName().toString();
        // '-' and '.' are neighbours, and '/' follows them.
        for (Path sibling : listings.of(folder).subMap(name + "-", name + "/").values()) {
            // Links are skipped first: a link may lead to itself, or to a folder that cannot be read.
            boolean isLog = isLog(sibling.toString()) && !Files.isSymbolicLink(sibling);
            FileStat stat = isLog ? FileStat.of(sibling) : null;
            if (stat != null && stat.isRegular()) {
                found.add(stat);
            }
        }
        found.sort(Comparator.comparingLong(FileStat::modified));
        return found;
    }

    private static boolean isLog(String name) {
        return !OTHER_SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
