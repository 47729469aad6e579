package httpmonitor.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs {@link Parsing} under JMH. */
@Command(name = "parse", description = "The parser, alone and with the JSON body, against a regular expression (JMH).")
final class ParseBench extends Bench {

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs for each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--iterations", defaultValue = "5", description = "Seconds in each (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Override
    Report measure(Product product, Scratch scratch) throws Exception {
        Path log = scratch.file("access.log");
        Run.of(
                product.command(
                        "generate",
                        "--output",
                        log,
                        "--lines",
                        Parsing.LINES,
                        "--seed",
                        1,
                        "--from",
                        "-1h",
                        "--to",
                        "now"),
                scratch.file("generate.log"));
        List<Double> parse = new ArrayList<>();
        List<Double> write = new ArrayList<>();
        List<Double> regex = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            progress("round " + round + " of " + rounds);
            for (RunResult result : run(log)) {
                BenchmarkParams params = result.getParams();
                String name = params.getBenchmark();
                (name.endsWith("parse") ? parse : name.endsWith("Write") ? write : regex).addAll(rates(result));
            }
        }
        Report report = new Report("Parsing combined lines on one core");
        report.add("regular expression and time", "lines/s", new Measurements(regex));
        report.add("parser", "lines/s", new Measurements(parse));
        report.add("parser and JSON body", "lines/s", new Measurements(write), Bound.atLeast(2_000_000));
        report.add("parser : regular expression", "ratio", new Measurements(parse).dividedBy(new Measurements(regex)));
        return report;
    }

    private Collection<RunResult> run(Path log) throws Exception {
        Options options = new OptionsBuilder()
                .include(Parsing.class.getName())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-XX:+UseSerialGC", "-D" + Parsing.LOG + "=" + log)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        return new Runner(options).run();
    }

    private static List<Double> rates(RunResult result) {
        List<Double> rates = new ArrayList<>();
        for (var fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                rates.add(iteration.getPrimaryResult().getScore());
            }
        }
        return rates;
    }
}
