package httpmonitor.cli;

import httpmonitor.console.ExitCode;
import httpmonitor.console.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Says how to use the program, or one of its commands. */
@Command(
        name = "help",
        header = "Show how to use a command.",
        footer = {"", "Example:", "  httpmonitor help watch"})
final class HelpCommand extends BaseCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "The command.")
    private @Nullable String about;

    @Override
    public Integer call() {
        CommandLine own = line();
        CommandLine program = own.getParent();
        (about == null ? program : subcommand(own, program, about)).usage(own.getOut());
        return ExitCode.DONE;
    }

    private static CommandLine subcommand(CommandLine own, CommandLine program, String name) {
        CommandLine found = program.getSubcommands().get(name);
        if (found == null) {
            throw new ParameterException(
                    own,
                    "there is no command '" + name + "'"
                            + Nearest.question(name, program.getSubcommands().keySet()));
        }
        return found;
    }
}
