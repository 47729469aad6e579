package httpmonitor.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The configuration file: options by their names without dashes in front, in Java's properties format. */
final class ConfigFile {

    private static final String NAME = "httpmonitor.properties";

    private ConfigFile() {}

    /**
     * The properties of {@code --config FILE} (or its environment variable), else of the first that exists of {@code httpmonitor.properties}
     * in the working folder and in {@code ~/.config/httpmonitor/}, else none.
     */
    static Properties find(String[] args, Map<String, String> environment) {
        return given(args)
                .or(() -> Optional.ofNullable(environment.get(OptionDefaults.variable("config"))))
                .map(Path::of)
                .or(ConfigFile::usual)
                .map(ConfigFile::read)
                .orElseGet(Properties::new);
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

    private static Optional<Path> usual() {
        return Stream.of(Path.of(NAME), Path.of(System.getProperty("user.home"), ".config", "httpmonitor", NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException("The configuration file " + file + " cannot be read", e);
        }
        return properties;
    }
}
