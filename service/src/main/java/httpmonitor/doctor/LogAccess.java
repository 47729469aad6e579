package httpmonitor.doctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Checks whether the process may read the logs that match a pattern. It tries the access itself, so that permissions,
 * access lists and SELinux count. A log that does not exist yet is fine. Below {@code **} and <code>{a,b}</code>,
 * folders that cannot be read are skipped.
 */
public final class LogAccess {

    private final List<String> troubles = new ArrayList<>();

    private LogAccess() {}

    /**
     * One sentence for each file or folder that may not be read; empty where all may be read.
     *
     * @param pattern an absolute path, or a glob
     */
    public static List<String> troubles(String pattern) throws IOException {
        LogAccess access = new LogAccess();
        Path path = Path.of(pattern).normalize();
        Path root = Objects.requireNonNull(path.getRoot(), "an absolute path has a root");
        access.below(root, path, 0);
        return List.copyOf(access.troubles);
    }

    /** Follows the rest of the pattern below a folder that may be entered. */
    private void below(Path folder, Path pattern, int index) throws IOException {
        String name = pattern.getName(index).toString();
        if (!isGlob(name) || Files.exists(folder.resolve(name))) {
            check(folder.resolve(name), pattern, index);
        } else if (!Files.isReadable(folder)) {
            refuse("The folder", folder);
        } else if (name.contains("**") || name.contains("{")) {
            everywhere(folder, pattern); // a pattern may match several names
        } else {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name)) {
                for (Path entry : entries) {
                    check(entry, pattern, index);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
    }

    private void check(Path path, Path pattern, int index) throws IOException {
        boolean last = index == pattern.getNameCount() - 1;
        try {
            boolean isFolder =
                    Files.readAttributes(path, PosixFileAttributes.class).isDirectory();
            if (last && !isFolder && !Files.isReadable(path)) {
                refuse("The log", path);
            } else if (!last && isFolder && !Files.isExecutable(path)) {
                refuse("The folder", path);
            } else if (!last && isFolder) {
                below(path, pattern, index + 1);
            }
        } catch (AccessDeniedException e) {
            refuse("The folder", Objects.requireNonNullElse(path.getParent(), path));
        } catch (NoSuchFileException e) {
            // The log may come later.
        }
    }

    private void everywhere(Path folder, Path pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (matcher.matches(file) && !Files.isReadable(file)) {
                    refuse("The log", file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void refuse(String what, Path path) {
        troubles.add(what + " " + path + " cannot be read" + mode(path) + ".");
    }

    private static String mode(Path path) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            return " (" + PosixFilePermissions.toString(attributes.permissions()) + ", user "
                    + Files.getAttribute(path, "unix:uid") + ", group " + Files.getAttribute(path, "unix:gid") + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isGlob(String name) {
        return name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }
}
