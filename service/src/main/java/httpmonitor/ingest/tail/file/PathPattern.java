package httpmonitor.ingest.tail.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The path of a file, or a glob. */
public final class PathPattern {
    private static final char REPLACED = '\uFFFD';
    private static final String MAGIC = "*?[{";

    private final Path path;
    private final boolean glob;

    public PathPattern(String pattern) {
        this.path = asOnDisk(Path.of(pattern).toAbsolutePath().normalize());
        this.glob = hasMagic(path) && !Files.exists(path);
    }

    /**
     * The path as on disk. A name that is not valid text in this locale reaches this program with replaced bytes; this
     * finds the file whose name looks the same.
     */
    private static Path asOnDisk(Path path) {
        Path folder = path.getParent();
        if (folder == null || path.toString().indexOf(REPLACED) < 0 || Files.exists(path)) {
            return path;
        }
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder, each -> each.toString().equals(path.toString()))) {
            Iterator<Path> found = all.iterator();
            return found.hasNext() ? found.next() : path;
        } catch (IOException e) {
            return path; // the folder cannot be read, so the file is reported as missing
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Whether files may come to match later. */
    public boolean isGlob() {
        return glob;
    }

    /**
     * The paths that match now; a path that is no glob always does. A folder that cannot be read counts as empty.
     */
    public List<Path> matches() throws IOException {
        if (!glob) {
            return List.of(path);
        }
        Path base = base();
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + path);
        int depth = path.toString().contains("**") ? Integer.MAX_VALUE : path.getNameCount() - base.getNameCount();
        Matches found = new Matches(matcher);
        Files.walkFileTree(base, Set.of(FileVisitOption.FOLLOW_LINKS), depth, found);
        return found.sorted();
    }

    /**
     * Collects files while other processes rename and delete them. Ignores files that have gone, links in a circle, and
     * folders that cannot be read.
     */
    private static final class Matches extends SimpleFileVisitor<Path> {
        private final PathMatcher matcher;
        private final List<Path> found = new ArrayList<>();

        Matches(PathMatcher matcher) {
            this.matcher = matcher;
        }

        List<Path> sorted() {
            return found.stream().sorted().toList();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && matcher.matches(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** The folder before the first name that is a glob. */
    public Path base() {
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
