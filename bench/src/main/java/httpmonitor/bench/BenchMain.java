package httpmonitor.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmarks; {@code ./run.sh bench} builds and starts this. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        description = {
            "Measures HttpMonitor on this machine, each time with a baseline in the same run.",
            "Stop other programs on this machine first. What a benchmark writes, up to some gigabytes below",
            "bench/target, is deleted at its end."
        },
        subcommands = {
            IngestBench.class,
            TickBench.class,
            LatencyBench.class,
            ParseBench.class,
            StartBench.class,
            SoakBench.class
        })
final class BenchMain implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    private BenchMain(CommandSpec command) {
        this.command = command;
    }

    /** Runs the benchmark that the arguments name. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchMain(CommandSpec.create())).execute(arguments));
    }

    @Override
    public Integer call() {
        command.commandLine().usage(System.out);
        return CommandLine.ExitCode.USAGE;
    }
}
