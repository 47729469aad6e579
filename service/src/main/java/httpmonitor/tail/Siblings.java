package httpmonitor.tail;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The files beside a tailed one that rotation may have made of it: those named like it, plus a dot or a dash and a suffix. */
final class Siblings {
    /** What is compressed in a way that cannot be read here, and what is no log. */
    private static final Set<String> OTHER_SUFFIXES = Set.of("bz2", "xz", "zst", "lz4", "zip", "Z", "swp", "tmp");

    private Siblings() {}

    /** All regular files of that kind, those that were modified first in front. */
    static List<FileStat> of(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        List<FileStat> found = new ArrayList<>();
        if (folder == null || !Files.isDirectory(folder)) {
            return found;
        }
        String name = path.getFileName().toString();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, sibling -> isSibling(sibling, name))) {
            for (Path sibling : paths) {
                FileStat stat = FileStat.of(sibling);
                if (stat != null && stat.isRegular() && !Files.isSymbolicLink(sibling)) {
                    found.add(stat);
                }
            }
        }
        found.sort(Comparator.comparingLong(FileStat::modified));
        return found;
    }

    private static boolean isSibling(Path path, String name) {
        String other = path.getFileName().toString();
        return (other.startsWith(name + ".") || other.startsWith(name + "-"))
                && !OTHER_SUFFIXES.contains(other.substring(other.lastIndexOf('.') + 1));
    }
}
