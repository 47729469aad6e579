package httpmonitor.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that their owner alone can read, those included that an earlier version has left readable. */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** Creates a folder where it is absent, with what is missing above it, and closes what it holds to others. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        Files.setPosixFilePermissions(folder, FOLDER);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> plain = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            for (Path file : plain) {
                Files.setPosixFilePermissions(file, FILE);
            }
        }
        return folder;
    }

    /** Creates an empty file where it is absent, with the folders above it. */
    public static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent(), PosixFilePermissions.asFileAttribute(FOLDER));
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        }
        Files.setPosixFilePermissions(file, FILE);
    }
}
