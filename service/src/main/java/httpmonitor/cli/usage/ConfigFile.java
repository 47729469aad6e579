package httpmonitor.cli.usage;

import httpmonitor.console.UserException;
import httpmonitor.files.FileReason;
import httpmonitor.files.FileTrust;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The configuration file: options by their names without dashes in front, in Java's properties format.
 *
 * @param file empty where none is read
 * @param properties its content
 */
public record ConfigFile(Optional<Path> file, Properties properties) {

    private static final String NAME = "httpmonitor.properties";

    /** No file. */
    public static final ConfigFile NONE = new ConfigFile(Optional.empty(), new Properties());

    /**
     * The file of {@code --config} (or its environment variable), else the first trusted {@code httpmonitor.properties}
     * in the working folder or {@code ~/.config/httpmonitor/}, else none.
     *
     * @param warnings gets a sentence about each file that exists and is not read
     */
    public static ConfigFile find(String[] args, Map<String, String> environment, Consumer<String> warnings) {
        return given(args)
                .or(() -> Optional.ofNullable(environment.get(OptionDefaults.variable("config"))))
                .map(Path::of)
                .or(() -> usual(places(), warnings))
                .map(ConfigFile::read)
                .orElse(NONE);
    }

    /** {@code --config} must be known before the other options can get their defaults, so it is looked up by hand. */
    private static Optional<String> given(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--config=")) {
                return Optional.of(args[i].substring("--config=".length()));
            }
            if (args[i].equals("--config") && i + 1 < args.length) {
                return Optional.of(args[i + 1]);
            }
        }
        return Optional.empty();
    }

    private static List<Path> places() {
        return List.of(Path.of(NAME), Path.of(System.getProperty("user.home"), ".config", "httpmonitor", NAME));
    }

    /** The first of the places that has a trusted file. */
    public static Optional<Path> usual(List<Path> places, Consumer<String> warnings) {
        return places.stream()
                .filter(Files::isRegularFile)
                .filter(file -> isTrusted(file, warnings))
                .findFirst();
    }

    private static boolean isTrusted(Path file, Consumer<String> warnings) {
        Optional<String> objection = objection(file);
        objection.ifPresent(
                reason -> warnings.accept("The file " + file.toAbsolutePath() + " is not read: " + reason + "."));
        return objection.isEmpty();
    }

    private static Optional<String> objection(Path file) {
        try {
            return FileTrust.ofThisUser().objection(file);
        } catch (IOException e) {
            return Optional.of("its owner cannot be found out (" + FileReason.of(e) + ")");
        }
    }

    private static ConfigFile read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UserException(
                    "The configuration file " + file + " cannot be read: " + FileReason.of(e)
                            + "; check --config, HTTPMONITOR_CONFIG and its permissions",
                    e);
        } catch (IllegalArgumentException e) {
            throw new UserException("The configuration file " + file + " is not in Java's properties format", e);
        }
        return new ConfigFile(Optional.of(file), properties);
    }

    /** A key and its file, for messages. */
    String origin(String key) {
        return "'" + key + "' in "
                + file.map(it -> it.toAbsolutePath().toString()).orElse("the configuration file");
    }

    /** Which file was read, a sentence. */
    public String sentence() {
        return file.map(it -> "The configuration file " + it.toAbsolutePath() + " was read.")
                .orElse("No configuration file was read.");
    }
}
