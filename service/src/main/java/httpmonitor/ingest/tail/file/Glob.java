package httpmonitor.ingest.tail.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that match a glob. Below each folder it looks only at entries whose names can match, because other
 * users may have folders of any size there.
 */
final class Glob {
    private static final String ANY_DEPTH = "**";
    private static final String NOT_LITERAL = PathPattern.MAGIC + '\\' + PathPattern.REPLACED;

    /** What one name of a path must be. */
    private record Name(Path text, @Nullable PathMatcher matcher) {}

    private final Path base;
    private final PathMatcher whole;
    private final int depth;

    /** The names after the base; ends before the first that may be several names. */
    private final List<Name> names = new ArrayList<>();

    /** {@code texts}: the names of the glob after the folder {@code base}. */
    Glob(Path base, List<Path> texts, PathMatcher whole) {
        this.base = base;
        this.whole = whole;
        boolean anyDepth = texts.stream().anyMatch(text -> text.toString().contains(ANY_DEPTH));
        this.depth = anyDepth ? Integer.MAX_VALUE : texts.size();
        for (Path text : texts) {
            if (text.toString().contains(ANY_DEPTH)) {
                return;
            }
            try {
                names.add(new Name(text, isLiteral(text) ? null : matcher(text)));
            } catch (PatternSyntaxException e) {
                return; // the first part of alternatives that contain a slash
            }
        }
    }

    private static boolean isLiteral(Path text) {
        return text.toString().chars().noneMatch(c -> NOT_LITERAL.indexOf(c) >= 0);
    }

    private static PathMatcher matcher(Path text) {
        return FileSystems.getDefault().getPathMatcher("glob:" + text);
    }

    boolean isMatch(Path file) {
        return whole.matches(file);
    }

    /**
     * The regular files that match now, sorted. Other processes may rename and delete them meanwhile: ignores what has
     * gone, links in a circle, and folders that cannot be read.
     */
    List<Path> files() {
        List<Path> found = new ArrayList<>();
        BasicFileAttributes attributes = attributes(base);
        if (attributes != null) {
            visit(base, 0, new HashSet<>(Set.of(attributes.fileKey())), found);
        }
        return found.stream().sorted().toList();
    }

    private void visit(Path folder, int level, Set<Object> above, List<Path> found) {
        for (Path entry : candidates(folder, level)) {
            BasicFileAttributes attributes = attributes(entry);
            if (attributes == null) {
                continue;
            }
            if (attributes.isRegularFile() && isMatch(entry)) {
                found.add(entry);
            }
            if (attributes.isDirectory() && level + 1 < depth && above.add(attributes.fileKey())) {
                visit(entry, level + 1, above, found);
                above.remove(attributes.fileKey());
            }
        }
    }

    private List<Path> candidates(Path folder, int level) {
        if (level >= names.size()) {
            return list(folder, entry -> true);
        }
        Name name = names.get(level);
        PathMatcher matcher = name.matcher();
        return matcher == null
                ? List.of(folder.resolve(name.text()))
                : list(folder, entry -> matcher.matches(entry.getFileName()));
    }

    private static List<Path> list(Path folder, DirectoryStream.Filter<Path> filter) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, filter)) {
            all.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            return entries; // what cannot be read counts as empty
        }
        return entries;
    }

    private static @Nullable BasicFileAttributes attributes(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            return null;
        }
    }
}
