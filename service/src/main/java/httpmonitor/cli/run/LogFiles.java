package httpmonitor.cli.run;

import httpmonitor.cli.usage.HasOptions;
import httpmonitor.console.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Checks the log files that a user names, before the start. Creates nothing. */
public final class LogFiles {

    private static final String STANDARD_INPUT = "-";
    private static final Pattern MAGIC = Pattern.compile("[*?\\[{]");

    /** A folder of more names is not searched for a similar one. */
    private static final int MOST_NAMES = 10_000;

    private LogFiles() {}

    /**
     * Refuses names that can never be a log: an invalid glob, and a folder.
     *
     * @param option the option of the files, for messages
     */
    public static void check(List<String> files, String option, HasOptions command) {
        for (String file : files) {
            objection(file).ifPresent(reason -> {
                throw command.wrong(option + ": '" + file + "' " + reason);
            });
        }
    }

    private static Optional<String> objection(String file) {
        if (file.isBlank()) {
            return Optional.of("is not a valid path");
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                return Optional.of("is a folder; give a file in it, or a glob such as '" + path.resolve("*.log") + "'");
            }
            if (isGlob(file)) {
                Object unused = FileSystems.getDefault().getPathMatcher("glob:" + path);
            }
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            String reason = e.getDescription().replaceFirst("'(.)$", "'$1'"); // it does not have the closing quote
            return Optional.of("is not a valid glob (" + reason
                    + "), and no file has that name; \\ in front of a character takes its meaning away");
        } catch (InvalidPathException e) {
            return Optional.of("is not a valid path: " + e.getReason());
        }
    }

    /** Whether a name stands for several files. */
    public static boolean isGlob(String file) {
        return MAGIC.matcher(file).find() && !Files.exists(Path.of(file));
    }

    /** A sentence for each file that does not exist; a glob without files is no mistake. */
    public static List<String> waiting(List<String> files) {
        return files.stream()
                .filter(file -> !file.equals(STANDARD_INPUT) && !isGlob(file) && !Files.exists(Path.of(file)))
                .map(LogFiles::waiting)
                .toList();
    }

    private static String waiting(String file) {
        Path path = Path.of(file).toAbsolutePath().normalize();
        Path folder = Objects.requireNonNull(path.getParent(), "a file has a folder");
        String missing = Files.isDirectory(folder) ? "" : ": there is no folder " + folder;
        return "Waiting for " + file + ", which does not exist" + missing
                + similar(path, folder)
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse("");
    }

    private static Optional<Path> similar(Path path, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.limit(MOST_NAMES)
                    .map(file -> file.getFileName().toString())
                    .toList();
            return Nearest.to(path.getFileName().toString(), names).map(folder::resolve);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // it cannot be listed, so there is no suggestion
        }
    }
}
