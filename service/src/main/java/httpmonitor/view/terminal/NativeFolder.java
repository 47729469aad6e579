package httpmonitor.view.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a folder from which JLine's native library can be loaded; {@code /tmp} is often mounted without execution. */
final class NativeFolder {

    private static final String PROPERTY = "jline.tmpdir";

    private NativeFolder() {}

    /** Makes JLine use the first suitable folder. Without one it runs {@code stty} instead. */
    static void choose() {
        if (System.getProperty(PROPERTY) == null) {
            candidates().stream()
                    .filter(NativeFolder::serves)
                    .findFirst()
                    .ifPresent(folder -> System.setProperty(PROPERTY, folder.toString()));
        }
    }

    private static List<Path> candidates() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty("java.io.tmpdir"))
                                .map(Path::of),
                        Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(Path::of),
                        Optional.ofNullable(System.getProperty("user.home")).map(home -> Path.of(home, ".cache")),
                        Optional.of(Path.of("/var/tmp")))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether files in a folder can be executed; the kernel denies that for all files of a file system mounted so. */
    private static boolean serves(Path folder) {
        try {
            Path probe = Files.createTempFile(
                    folder,
                    "httpmonitor",
                    ".probe",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                return Files.isExecutable(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
