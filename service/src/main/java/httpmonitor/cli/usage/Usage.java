package httpmonitor.cli.usage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
     * The exception for wrong usage.
     *
     * @param command the command that was called; picocli has set it by now
     * @param sentence what is wrong, for the user
     */
    public static ParameterException wrong(@Nullable CommandSpec command, String sentence) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), sentence);
    }
}
