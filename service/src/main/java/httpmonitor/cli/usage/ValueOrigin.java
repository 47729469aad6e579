package httpmonitor.cli.usage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where the value of an option comes from, the strongest first. */
public enum ValueOrigin {
    COMMAND_LINE,
    ENVIRONMENT,
    FILE,
    /** The option has its default, or no value. */
    NONE;

    /**
     * The origin of an option's value.
     *
     * @param command the command that was called; picocli has set it by now
     * @param name the option, such as {@code --output}
     */
    public static ValueOrigin of(@Nullable CommandSpec command, String name) {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        OptionSpec option = Objects.requireNonNull(line.getCommandSpec().findOption(name), name);
        if (line.getParseResult().hasMatchedOption(option)) {
            return COMMAND_LINE;
        }
        return line.getDefaultValueProvider() instanceof OptionDefaults defaults ? defaults.origin(option) : NONE;
    }

    /** Whether a value of this origin comes before one of another origin. */
    public boolean beats(ValueOrigin other) {
        return compareTo(other) < 0;
    }

    /**
     * Whether an option holds against another one that it excludes, both of them given.
     *
     * @param against the other option, with its value where only this one is excluded, such as {@code --output csv}
     * @throws CommandLine.ParameterException where both have the same origin
     */
    public static boolean holds(@Nullable CommandSpec command, String option, String against) {
        ValueOrigin one = of(command, option);
        ValueOrigin other = of(command, against.split(" ", 2)[0]);
        if (one == other) {
            throw Usage.wrong(command, option + " and " + against + " exclude each other");
        }
        return one.beats(other);
    }
}
