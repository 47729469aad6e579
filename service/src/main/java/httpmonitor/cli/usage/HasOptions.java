package httpmonitor.cli.usage;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** A holder of options of a command: it knows where their values come from, and may refuse them. */
public interface HasOptions {

    /** The command that was called. */
    CommandSpec command();

    /** The exception for wrong usage; {@code sentence} says what is wrong, for the user. */
    default ParameterException wrong(String sentence) {
        return new ParameterException(command().commandLine(), sentence);
    }

    /** A value that is made of options; where it cannot be made, the reason is reported as wrong usage. */
    default <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw wrong(sentence(e));
        }
    }

    /**
     * A value that is made of one option. Where it cannot be made, the exception carries the option, so that its
     * variable or file is reported with any sentence.
     *
     * @param option such as {@code --filter}
     */
    default <T> T read(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command().commandLine(), sentence(e), command().findOption(option), null);
        }
    }

    private static String sentence(IllegalArgumentException e) {
        String message = Objects.requireNonNull(e.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    /** Where the value of an option, such as {@code --output}, comes from. */
    default ValueOrigin origin(String name) {
        CommandLine line = command().commandLine();
        OptionSpec option = option(name);
        if (line.getParseResult().hasMatchedOption(option)) {
            return ValueOrigin.COMMAND_LINE;
        }
        return line.getDefaultValueProvider() instanceof OptionDefaults defaults
                ? defaults.origin(option)
                : ValueOrigin.NONE;
    }

    /** The file that a secret comes from, which may be replaced later; empty where it comes from elsewhere. */
    default Optional<Path> secretFile(String name) {
        return origin(name) == ValueOrigin.ENVIRONMENT
                        && command().commandLine().getDefaultValueProvider() instanceof OptionDefaults defaults
                ? defaults.secretFile(option(name))
                : Optional.empty();
    }

    private OptionSpec option(String name) {
        return Objects.requireNonNull(command().findOption(name), name);
    }

    /**
     * Whether an option holds against another one that it excludes, both of them given.
     *
     * @param against the other option, with its value where only this one is excluded, such as {@code --output csv}
     * @throws ParameterException where both have the same origin
     */
    default boolean holds(String option, String against) {
        ValueOrigin one = origin(option);
        ValueOrigin other = origin(against.split(" ", 2)[0]);
        if (one == other) {
            throw wrong(option + " and " + against + " exclude each other");
        }
        return one.beats(other);
    }
}
