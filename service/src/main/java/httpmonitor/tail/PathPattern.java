package httpmonitor.tail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** A file's name, or a glob for many. */
final class PathPattern {
    private static final String MAGIC = "*?[{";

    private final Path path;
    private final boolean glob;

    PathPattern(String pattern) {
        this.path = Path.of(pattern).toAbsolutePath().normalize();
        this.glob = hasMagic(path) && !Files.exists(path);
    }

    /** Whether files may come to match later. */
    boolean isGlob() {
        return glob;
    }

    /** The paths that match now; one that is no glob always does. A folder that cannot be read is as if it were empty. */
    List<Path> matches() throws IOException {
        if (!glob) {
            return List.of(path);
        }
        Path base = base();
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + path);
        int depth = path.toString().contains("**") ? Integer.MAX_VALUE : path.getNameCount() - base.getNameCount();
        try (Stream<Path> found = Files.walk(base, depth, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(matcher::matches)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The folder in front of the first name that is a glob. */
    private Path base() {
        Path base = path.getRoot();
        for (Path name : path) {
            if (hasMagic(name)) {
                break;
            }
            base = base.resolve(name);
        }
        return base;
    }

    private static boolean hasMagic(Path path) {
        return path.toString().chars().anyMatch(c -> MAGIC.indexOf(c) >= 0);
    }
}
