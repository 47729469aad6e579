package httpmonitor.cli.usage;

import httpmonitor.console.UserException;
import httpmonitor.files.FileReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The value of an option that is not on the command line: its environment variable ({@code --es-url} is
 * {@code HTTPMONITOR_ES_URL}; for a secret also {@code ..._FILE}), else its line in the configuration file
 * ({@code es-url = ...}), else its default.
 */
public final class OptionDefaults implements IDefaultValueProvider {

    /** The prefix of all our variables. */
    static final String PREFIX = "HTTPMONITOR_";

    /** Options whose URLs are secrets: they allow posting, and some hold a password. */
    private static final Set<String> URLS = Set.of("alertmanager", "notify-webhook", "notify-slack");

    private static final Set<String> NEVER = Set.of("help", "version");
    /** The options that {@code generate} shares with others; its own come from the command line only. */
    private static final Set<String> COMMON = Set.of("config", "verbose");

    private final Map<String, String> environment;
    private final Supplier<ConfigFile> configuration;
    private @Nullable ConfigFile loaded;

    /**
     * Defaults from variables and a configuration file.
     *
     * @param configuration gives the file; called only when a default is needed
     */
    public OptionDefaults(Map<String, String> environment, Supplier<ConfigFile> configuration) {
        this.environment = environment;
        this.configuration = configuration;
    }

    /**
     * A value that does not come from the command line.
     *
     * @param origin the variable, or the key and its file, for messages
     */
    record Found(String value, String origin) {}

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return find(argument).map(Found::value).orElse(null);
    }

    /** The value of an option, and its origin. */
    Optional<Found> find(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !isSettable(option)) {
            return Optional.empty();
        }
        String name = name(option);
        return fromEnvironment(name).or(() -> fromConfiguration(name, isList(option)));
    }

    /** Whether an option may be set in the environment and in the configuration file. */
    static boolean isSettable(OptionSpec option) {
        if (!option.longestName().startsWith("--") || NEVER.contains(name(option))) {
            return false;
        }
        // The variable's value is the format of other commands, not a file.
        boolean isFile =
                option.command().name().equals("report") && name(option).equals("output");
        return !isFile && (!option.command().name().equals("generate") || COMMON.contains(name(option)));
    }

    /** An option's name without dashes in front. */
    static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    /** Whether an option may have several values, a line each. */
    static boolean isList(OptionSpec option) {
        return !option.splitRegex().isEmpty();
    }

    /**
     * A value of the configuration file. A list may also have keys of its own for its values, as {@code rule.1} and
     * {@code rule.errors}, in the order of these keys.
     */
    private Optional<Found> fromConfiguration(String name, boolean list) {
        Properties properties = file().properties();
        String value = properties.stringPropertyNames().stream()
                .filter(key -> key.equals(name) || (list && key.startsWith(name + ".")))
                .sorted()
                .map(properties::getProperty)
                .collect(Collectors.joining("\n"));
        return value.isBlank() ? Optional.empty() : Optional.of(new Found(value.strip(), file().origin(name)));
    }

    /** The origin of a value that is not on the command line; reads no secret, since its file may be a pipe. */
    ValueOrigin origin(OptionSpec option) {
        String name = name(option);
        if (!isSettable(option)) {
            return ValueOrigin.NONE;
        }
        if (isSet(variable(name)) || isSecretInFile(name)) {
            return ValueOrigin.ENVIRONMENT;
        }
        return fromConfiguration(name, isList(option)).isPresent() ? ValueOrigin.FILE : ValueOrigin.NONE;
    }

    /** The file that a secret which is not on the command line comes from; empty where it comes from elsewhere. */
    Optional<Path> secretFile(OptionSpec option) {
        String name = name(option);
        String file = environment.getOrDefault(variable(name) + "_FILE", "");
        return isSecretInFile(name) && !isSet(variable(name)) ? Optional.of(Path.of(file)) : Optional.empty();
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private boolean isSecretInFile(String name) {
        return isSecret(name) && isSet(variable(name) + "_FILE");
    }

    private Optional<Found> fromEnvironment(String name) {
        String variable = variable(name);
        if (isSet(variable)) {
            return Optional.of(new Found(environment.getOrDefault(variable, "").strip(), variable));
        }
        String file = variable + "_FILE";
        return isSecretInFile(name) ? Optional.of(secret(file, environment.getOrDefault(file, ""))) : Optional.empty();
    }

    private static Found secret(String variable, String file) {
        try {
            return new Found(
                    Files.readString(Path.of(file), StandardCharsets.UTF_8).strip(), variable);
        } catch (IOException e) {
            throw new UserException(
                    "The file " + file + " that " + variable + " names cannot be read: " + FileReason.of(e), e);
        }
    }

    /** Whether the value of an option must not be shown. */
    static boolean isSecret(String name) {
        return name.equals("api-key") || name.endsWith("password") || URLS.contains(name);
    }

    /** The configuration file, read at the first call. */
    public ConfigFile file() {
        if (loaded == null) {
            loaded = configuration.get();
        }
        return loaded;
    }

    /** The environment. */
    Map<String, String> environment() {
        return environment;
    }

    /** The environment variable of an option's name without dashes in front. */
    static String variable(String name) {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
