package httpmonitor.cli.usage;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Exceptions for wrong usage. */
public final class Usage {

    private Usage() {}

    /**
     * The exception with the message of another one.
     *
     * @param command the command that was called; picocli has set it by now
     */
    public static ParameterException wrong(@Nullable CommandSpec command, IllegalArgumentException rule) {
        String message = Objects.requireNonNull(rule.getMessage());
        return wrong(command, Character.toUpperCase(message.charAt(0)) + message.substring(1));
    }

    /**
     * A value that is made of an option. Where it cannot be made, the exception carries the option, so that its
     * variable or file is reported with any sentence.
     *
     * @param command the command that was called; picocli has set it by now
     * @param option such as {@code --filter}
     */
    public static <T> T read(@Nullable CommandSpec command, String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            ParameterException wrong = wrong(command, e);
            CommandLine line = wrong.getCommandLine();
            throw new ParameterException(
                    line, wrong.getMessage(), line.getCommandSpec().findOption(option), null);
        }
    }

    /**
     * The exception for wrong usage.
     *
     * @param command the command that was called; picocli has set it by now
     * @param sentence what is wrong, for the user
     */
    public static ParameterException wrong(@Nullable CommandSpec command, String sentence) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), sentence);
    }
}
