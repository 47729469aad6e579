package httpmonitor.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
public final class FileTree {

    private FileTree() {}

    /**
     * Replaces {@code to} with a copy of the folder {@code from} that all users can read. Other processes see either no
     * copy or a whole one.
     */
    public static void replaceReadableCopy(Path from, Path to) throws IOException {
        Path aside = to.resolveSibling(to.getFileName() + ".new");
        delete(aside);
        copy(from, aside);
        for (Path file : below(aside)) {
            boolean runs = Files.isDirectory(file) || Files.isExecutable(from.resolve(aside.relativize(file)));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
        delete(to);
        Files.move(aside, to);
    }

    /** Moves a folder, also to another disk. */
    public static void move(Path from, Path to) throws IOException {
        copy(from, to);
        delete(from);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : below(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file, NOFOLLOW_LINKS)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target, COPY_ATTRIBUTES, REPLACE_EXISTING, NOFOLLOW_LINKS);
            }
        }
    }

    /** Deletes a folder with all that is in it; one that does not exist is fine. Links are not followed. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> children = new ArrayList<>(below(folder));
        children.sort(Comparator.reverseOrder());
        for (Path file : children) {
            Files.delete(file);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }
}
