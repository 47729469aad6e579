package httpmonitor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is where the command line does not say: its environment variable ({@code --es-url} is {@code HTTPMONITOR_ES_URL}; a
 * secret's also as {@code ..._FILE}), else its line in the configuration file ({@code es-url = ...}), else its own default.
 */
final class OptionDefaults implements IDefaultValueProvider {

    /** Whoever knows such a URL can post to it; some hold a password. */
    private static final Set<String> URLS = Set.of("alertmanager", "notify-webhook", "notify-slack");

    private static final Set<String> NEVER = Set.of("help", "version");
    /** What {@code generate} shares with the other commands; its own options come from the command line only. */
    private static final Set<String> COMMON = Set.of("config", "verbose");

    private final Map<String, String> environment;
    private final Supplier<Properties> configuration;
    private @Nullable Properties loaded;

    OptionDefaults(Map<String, String> environment, Supplier<Properties> configuration) {
        this.environment = environment;
        this.configuration = configuration;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !option.longestName().startsWith("--")) {
            return null;
        }
        String name = option.longestName().substring(2);
        boolean generatesOwn = argument.command().name().equals("generate") && !COMMON.contains(name);
        if (generatesOwn || NEVER.contains(name)) {
            return null;
        }
        String fromEnvironment = fromEnvironment(name);
        return fromEnvironment != null ? fromEnvironment : fromConfiguration(name, option.splitRegex());
    }

    /** A list's values may also stand one by one, as {@code rule.1}, {@code rule.errors} and so on, in the order of these names. */
    private @Nullable String fromConfiguration(String name, String separator) {
        Properties properties = configured();
        if (separator.isEmpty()) {
            return properties.getProperty(name);
        }
        String values = properties.stringPropertyNames().stream()
                .filter(key -> key.equals(name) || key.startsWith(name + "."))
                .sorted()
                .map(properties::getProperty)
                .collect(Collectors.joining("\n"));
        return values.isEmpty() ? null : values;
    }

    private @Nullable String fromEnvironment(String name) {
        String variable = variable(name);
        String value = environment.get(variable);
        String file = environment.get(variable + "_FILE");
        if (value == null && file != null && isSecret(name)) {
            return secret(variable + "_FILE", file);
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String secret(String variable, String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UserException("The file " + file + " that " + variable + " names cannot be read", e);
        }
    }

    private static boolean isSecret(String name) {
        return name.equals("api-key") || name.endsWith("password") || URLS.contains(name);
    }

    private Properties configured() {
        if (loaded == null) {
            loaded = configuration.get();
        }
        return loaded;
    }

    /** The environment variable of an option's name without dashes in front. */
    static String variable(String name) {
        return "HTTPMONITOR_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
