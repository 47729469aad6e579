package httpmonitor.cli.usage;

import httpmonitor.console.Nearest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The variables and the keys of the configuration file that are options of a command. A misspelt one would have no
 * effect.
 */
public final class KnownSettings {

    /** Read by {@code run.sh}. */
    private static final Set<String> OF_THE_SCRIPT = Set.of("HTTPMONITOR_JAVA_OPTS");

    /** A notification command gets variables of this kind, and may run the program itself. */
    private static final String NOTICE = OptionDefaults.PREFIX + "ALERT_";

    private final Map<String, OptionSpec> settable = new HashMap<>();
    private final Set<String> variables = new TreeSet<>(OF_THE_SCRIPT);
    private final Set<String> ofGenerate = new TreeSet<>();

    /** The settings of all options of the program's commands. */
    public KnownSettings(CommandLine program) {
        for (CommandLine command : program.getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                add(option);
            }
        }
    }

    private void add(OptionSpec option) {
        String name = OptionDefaults.name(option);
        if (!OptionDefaults.isSettable(option)) {
            if (option.command().name().equals("generate")) {
                ofGenerate.add(name);
            }
            return;
        }
        settable.merge(name, option, (one, other) -> OptionDefaults.isList(one) ? one : other);
        variables.add(OptionDefaults.variable(name));
        if (OptionDefaults.isSecret(name)) {
            variables.add(OptionDefaults.variable(name) + "_FILE");
        }
    }

    /** A sentence about a name that is no option; empty where all are options. */
    public Optional<String> objection(OptionDefaults defaults) {
        return objectionToVariables(defaults.environment()).or(() -> objectionToKeys(defaults.file()));
    }

    private Optional<String> objectionToVariables(Map<String, String> environment) {
        boolean inNotice = environment.containsKey(NOTICE + "KIND") && environment.containsKey(NOTICE + "RULE");
        return environment.keySet().stream()
                .filter(name -> name.startsWith(OptionDefaults.PREFIX) && !variables.contains(name))
                .filter(name -> !(inNotice && name.startsWith(NOTICE)))
                .sorted()
                .findFirst()
                .map(name -> "The environment variable " + name + " is not an option of any command"
                        + explanation(key(name), name, variables));
    }

    private Optional<String> objectionToKeys(ConfigFile file) {
        return file.properties().stringPropertyNames().stream()
                .filter(key -> !isKey(key))
                .sorted()
                .findFirst()
                .map(key -> file.origin(key) + " is not an option of any command"
                        + explanation(key, key, settable.keySet()));
    }

    /**
     * Whether this is a key: {@code rule}, or for a list {@code rule.errors}; not {@code config} in the file itself.
     */
    private boolean isKey(String key) {
        int dot = key.indexOf('.');
        OptionSpec option = settable.get(dot < 0 ? key : key.substring(0, dot));
        return option != null && !key.equals("config") && (dot < 0 || OptionDefaults.isList(option));
    }

    private String explanation(String option, String written, Collection<String> names) {
        return ofGenerate.contains(option)
                ? " that can be set there: options of generate come from the command line only"
                : Nearest.question(written, names);
    }

    private static String key(String variable) {
        return variable.substring(OptionDefaults.PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
