package httpmonitor.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of one program, set back and forward while it runs, by libfaketime
 * (https://github.com/wolfcw/libfaketime). The monotonic clock and the times of files stay the machine's, as they do
 * when a real clock is set.
 */
final class SteppedClock {
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
    private static final List<String> FOLDERS = List.of("/usr/lib", "/usr/lib64", "/usr/local/lib");

    private final Path file;

    /** {@code file}: where the step stands; it is made. */
    SteppedClock(Path file) throws IOException {
        this.file = file;
        step(Duration.ZERO);
    }

    /** The library, or empty where it is not installed. */
    static Optional<Path> library() throws IOException {
        for (String folder : FOLDERS) {
            Path root = Path.of(folder);
            if (Files.isDirectory(root)) {
                try (Stream<Path> children = Files.list(root)) {
                    Optional<Path> found = Stream.concat(Stream.of(root), children)
                            .map(child -> child.resolve(LIBRARY))
                            .filter(Files::isReadable)
                            .findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The variables with which a program has this clock; none where the library is not installed. */
    Map<String, String> environment() throws IOException {
        return library()
                .map(found -> Map.of(
                        "LD_PRELOAD", found.toString(),
                        "FAKETIME_TIMESTAMP_FILE", file.toString(),
                        "FAKETIME_NO_CACHE", "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                        // Else timed waits of the JVM end at once.
                        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                        "NO_FAKE_STAT", "1"))
                .orElseGet(Map::of);
    }

    /** From now on the clock differs by this much from the machine's. */
    void step(Duration by) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, (by.isNegative() ? "" : "+") + by.toSeconds() + "s\n");
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
