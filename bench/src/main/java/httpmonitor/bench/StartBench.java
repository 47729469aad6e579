package httpmonitor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a user waits for the first answer. */
@Command(
        name = "start",
        description = "From the command to its first answer, against the same with no class data archive of its own.")
final class StartBench extends Bench {

    @Option(names = "--rounds", defaultValue = "15", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--starts", defaultValue = "3", description = "Starts of up (default: ${DEFAULT-VALUE}).")
    private int starts;

    private final List<Run> archived = new ArrayList<>();
    private final List<Run> plain = new ArrayList<>();
    private final List<Double> script = new ArrayList<>();

    @Override
    Report measure(Product product, Scratch scratch) throws IOException, InterruptedException {
        Path data = scratch.file("data");
        try (BenchStore store = BenchStore.start(product, data, "512m")) {
            watchOnce(product, store, scratch, ""); // the first one after a build makes the archive
            for (int round = 1; round <= rounds; round++) {
                progress("round " + round + " of " + rounds);
                archived.add(watchOnce(product, store, scratch, ""));
                plain.add(watchOnce(product, store, scratch, "-XX:SharedArchiveFile=" + jdks()));
                script.add(runScriptAlone(product, scratch));
            }
        }
        List<Double> up = new ArrayList<>();
        for (int start = 1; start <= starts; start++) {
            progress("start " + start + " of " + starts + " of up");
            up.add(firstFrame(product, data, scratch.file("access.log")));
        }
        return report(new Measurements(up));
    }

    private Report report(Measurements up) {
        Report report = new Report("Starting");
        Measurements with = wall(archived);
        Measurements without = wall(plain);
        report.add("watch --once with the JDK's own class data archive", "s", without);
        report.add("watch --once", "s", with, Bound.atMost(0.45));
        report.add("watch --once : the same with the JDK's archive", "ratio", with.dividedBy(without));
        report.add(
                "watch --once, most resident memory",
                "MB",
                new Measurements(archived.stream().map(Run::peakMegabytes).toList()),
                Bound.atMost(100));
        report.add("run.sh, until it hands over to Java", "s", new Measurements(script), Bound.atMost(0.3));
        report.add("up on an existing store, until the first frame", "s", up, Bound.atMost(8));
        return report;
    }

    private static Path jdks() {
        return Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");
    }

    private static Run watchOnce(Product product, BenchStore store, Scratch scratch, String options)
            throws IOException, InterruptedException {
        ProcessBuilder watch = product.command("watch", "--once", "--data", store.data());
        watch.environment().put("HTTPMONITOR_JAVA_OPTS", options);
        return Run.of(watch, scratch.file("watch.log"));
    }

    /** With a JVM that prints its version and goes, less what that JVM takes alone. */
    private static double runScriptAlone(Product product, Scratch scratch) throws IOException, InterruptedException {
        ProcessBuilder behindScript = product.command();
        behindScript.environment().put("HTTPMONITOR_JAVA_OPTS", "-version");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder alone = new ProcessBuilder(java.toString(), "-XX:+UseSerialGC", "-Xmx256m", "-version");
        return Run.of(behindScript, scratch.file("script.log")).wallSeconds()
                - Run.of(alone, scratch.file("java.log")).wallSeconds();
    }

    private static double firstFrame(Product product, Path data, Path log) throws IOException, InterruptedException {
        ProcessBuilder up =
                product.command("up", "--stack", "embedded", "--port", 0, "--data", data, "--log-file", log);
        up.redirectError(ProcessBuilder.Redirect.DISCARD);
        long started = System.nanoTime();
        Process process = up.start();
        try (BufferedReader output = process.inputReader()) {
            if (output.readLine() == null) {
                throw new IOException("up has ended without a frame");
            }
            return (System.nanoTime() - started) / 1e9;
        } finally {
            Product.stop(process);
        }
    }

    private static Measurements wall(List<Run> runs) {
        return new Measurements(runs.stream().map(Run::wallSeconds).toList());
    }
}
