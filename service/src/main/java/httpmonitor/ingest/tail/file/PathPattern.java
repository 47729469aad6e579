package httpmonitor.ingest.tail.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The path of a file, or a glob. Only characters that the user wrote make a glob; the name of the working folder is
 * taken literally.
 */
public final class PathPattern {
    static final char REPLACED = '\uFFFD';
    static final String MAGIC = "*?[{";
    private static final String ESCAPED = MAGIC + "]}\\";

    private final Path path;

    /** How many names of the path come from the working folder. */
    private final int literalNames;

    private final @Nullable Glob glob;

    /**
     * A pattern as the user wrote it. It is a path, not a glob, if a file has exactly that name now.
     *
     * @param pattern absolute, or relative to the working folder; in a glob {@code *}, {@code **}, {@code ?}, sets in
     *     brackets and alternatives in braces have the meaning of {@link java.nio.file.FileSystem#getPathMatcher}
     * @throws java.nio.file.InvalidPathException if it is no path
     * @throws java.util.regex.PatternSyntaxException if it is no valid glob
     */
    public PathPattern(String pattern) {
        this(pattern, Path.of("").toAbsolutePath());
    }

    PathPattern(String pattern, Path workingFolder) {
        Path given = Path.of(pattern);
        this.path = asOnDisk(workingFolder.resolve(given).normalize());
        this.literalNames = given.isAbsolute() ? 0 : commonNames(path, workingFolder);
        this.glob = hasMagic() && !Files.exists(path) ? new Glob(base(), names(), matcher()) : null;
    }

    private static int commonNames(Path one, Path other) {
        int most = Math.min(one.getNameCount(), other.getNameCount());
        int common = 0;
        while (common < most && one.getName(common).equals(other.getName(common))) {
            common++;
        }
        return common;
    }

    private boolean hasMagic() {
        return IntStream.range(literalNames, path.getNameCount()).anyMatch(this::isMagic);
    }

    private boolean isMagic(int name) {
        return name >= literalNames && path.getName(name).toString().chars().anyMatch(c -> MAGIC.indexOf(c) >= 0);
    }

    private PathMatcher matcher() {
        StringBuilder text = new StringBuilder("glob:");
        for (int name = 0; name < path.getNameCount(); name++) {
            String part = path.getName(name).toString();
            text.append('/').append(name < literalNames ? escaped(part) : part);
        }
        return FileSystems.getDefault().getPathMatcher(text.toString());
    }

    /** The names after the base. */
    private List<Path> names() {
        return IntStream.range(base().getNameCount(), path.getNameCount())
                .mapToObj(path::getName)
                .toList();
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        name.chars()
                .forEach(c -> text.append(ESCAPED.indexOf(c) >= 0 ? "\\" : "").append((char) c));
        return text.toString();
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
        } catch (IOException | DirectoryIteratorException e) {
            return path; // the folder cannot be read, so the file is reported as missing
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Whether files may come to match later. */
    public boolean isGlob() {
        return glob != null;
    }

    /** Whether an absolute path is the one of this pattern, or matches its glob. */
    public boolean isMatch(Path file) {
        return glob == null ? path.equals(file) : glob.isMatch(file);
    }

    /**
     * The paths that match now, absolute and sorted: for a glob, those of regular files; else the path itself, whether
     * it exists or not. A folder that cannot be read counts as empty.
     */
    public List<Path> matches() {
        return glob == null ? List.of(path) : glob.files();
    }

    /** The folder before the first name that is a glob; the path itself where there is none. */
    public Path base() {
        Path base = path.getRoot();
        for (int name = 0; name < path.getNameCount() && !isMagic(name); name++) {
            base = base.resolve(path.getName(name));
        }
        return base;
    }
}
