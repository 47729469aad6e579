package httpmonitor.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one folder of logs that the containers see.
 *
 * @param folder the folder, absolute
 * @param pattern the logs in it, relative to it: a path, a glob, or several as {@code {a,b}}; a comma in a name is a
 *     question mark
 */
public record LogMount(Path folder, String pattern) {

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    /**
     * The mount that shows these logs.
     *
     * @param files paths or globs, at least one
     * @param chosen the folder, where the user has chosen one
     * @throws IllegalArgumentException with a sentence for the user where not all of them are in one folder
     */
    public static LogMount of(List<String> files, Optional<Path> chosen) {
        List<Path> paths = files.stream()
                .map(file -> Path.of(file).toAbsolutePath().normalize())
                .toList();
        Path folder = chosen.map(path -> path.toAbsolutePath().normalize()).orElseGet(() -> folder(paths.getFirst()));
        for (Path path : paths) {
            if (!path.startsWith(folder) || path.equals(folder)) {
                throw new IllegalArgumentException("Logstash is shown the folder " + folder + " only, and " + path
                        + " is not in it: set LOG_DIR to a folder that holds every --log-file, or use"
                        + " --stack embedded");
            }
        }
        List<String> relative =
                paths.stream().map(path -> name(folder.relativize(path))).toList();
        return new LogMount(
                folder, relative.size() == 1 ? relative.getFirst() : "{" + String.join(",", relative) + "}");
    }

    /**
     * The number of the group of the log, or of the folder where there are several logs. Usually this group may read
     * them.
     */
    String group() throws IOException {
        Path log = folder.resolve(pattern);
        return Files.getAttribute(Files.exists(log) ? log : folder, "unix:gid").toString();
    }

    /** The name with question marks for commas: within braces, a comma separates names. */
    private static String name(Path relative) {
        String name = relative.toString();
        return GLOB.matcher(name).find() ? name : name.replace(',', '?');
    }

    /** The folder of a path, or the deepest folder before a glob. */
    private static Path folder(Path path) {
        Path folder = Objects.requireNonNull(path.getRoot(), "an absolute path has a root");
        for (Path name : path.resolveSibling("")) {
            if (GLOB.matcher(name.toString()).find()) {
                break;
            }
            folder = folder.resolve(name);
        }
        return folder;
    }
}
