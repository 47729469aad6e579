package httpmonitor.cli;

import httpmonitor.cli.options.CommonOptions;
import httpmonitor.cli.usage.HasOptions;
import httpmonitor.console.Sentence;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The base of every command: the options of {@link CommonOptions} and the program's writers. */
abstract class BaseCommand implements Callable<Integer>, HasOptions {

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public final CommandSpec command() {
        return Objects.requireNonNull(command);
    }

    final CommandLine line() {
        return command().commandLine();
    }

    final PrintWriter out() {
        return line().getOut();
    }

    final PrintWriter err() {
        return line().getErr();
    }

    /** Prints a sentence on standard error. */
    final void say(String sentence) {
        err().println(Sentence.of(sentence));
    }
}
