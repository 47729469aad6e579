package httpmonitor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How close {@code ship} comes to what the store can take, and at what cost. */
@Command(name = "ingest", description = "ship against a client that only posts the same documents, ready-made.")
final class IngestBench extends Bench {

    private static final int GOACCESS_LINES = 500_000;

    /** Elasticsearch looks at the sizes of its files every 10 s only (indices.store.stats_refresh_interval). */
    private static final long SIZES_ARE_KEPT_MILLIS = 11_000;

    @Option(names = "--lines", defaultValue = "2000000", description = "Lines of the log (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--heap", defaultValue = "2g", description = "The store's heap (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    private final List<Run> lean = new ArrayList<>();
    private final List<Run> ship = new ArrayList<>();
    private final List<Run> goAccess = new ArrayList<>();
    private final List<Double> leanStoreCpu = new ArrayList<>();
    private final List<Double> shipStoreCpu = new ArrayList<>();

    @Override
    Report measure(Product product, Scratch scratch) throws IOException, InterruptedException {
        Path log = scratch.file("access.log");
        progress("writing " + lines + " lines");
        Run.of(
                product.command(
                        "generate", "--output", log, "--lines", lines, "--seed", 1, "--from", "-1d", "--to", "-1h"),
                scratch.file("generate.log"));
        Optional<Path> counted =
                BenchPrograms.find("goaccess").isPresent() ? Optional.of(head(log, scratch)) : Optional.empty();
        Report report = new Report("Ingestion of " + lines + " combined lines, in lines per second of wall time");
        try (BenchStore store = BenchStore.start(product, scratch.file("data"), heap)) {
            Path recording = record(product, store, scratch, log);
            for (int round = 1; round <= rounds; round++) {
                progress("round " + round + " of " + rounds);
                if (round % 2 == 1) { // the order alternates: the second run meets a warmer store
                    post(store, scratch, recording);
                    ship(product, store, scratch, log);
                } else {
                    ship(product, store, scratch, log);
                    post(store, scratch, recording);
                }
                if (counted.isPresent()) {
                    goAccess.add(Run.of(goAccess(counted.get(), scratch), scratch.file("goaccess.log")));
                }
            }
            speed(report);
            cost(report);
            disk(report, store);
        }
        return report;
    }

    private void post(BenchStore store, Scratch scratch, Path recording) throws IOException, InterruptedException {
        empty(store);
        ProcessBuilder posting = BenchPrograms.java(LeanClient.class, recording, store.url(), store.authorization());
        lean.add(withStoreCpu(store, leanStoreCpu, posting, scratch.file("lean.log")));
    }

    private void ship(Product product, BenchStore store, Scratch scratch, Path log)
            throws IOException, InterruptedException {
        empty(store);
        ProcessBuilder shipping = product.command("ship", "--once", "--data", store.data(), log);
        ship.add(withStoreCpu(store, shipStoreCpu, shipping, scratch.file("ship.log")));
    }

    private void speed(Report report) {
        Measurements shipped = rates(ship, lines);
        Measurements posted = rates(lean, lines);
        report.add("bare client, two requests in flight", "lines/s", posted);
        report.add("ship", "lines/s", shipped);
        report.add("ship : bare client", "ratio", shipped.dividedBy(posted), Bound.atLeast(0.8));
        if (goAccess.isEmpty()) {
            report.note("GoAccess is not installed: no comparison with a program that only counts.");
        } else {
            Measurements counted = rates(goAccess, Math.min(lines, GOACCESS_LINES));
            report.add(
                    "GoAccess, counting in memory, " + Math.min(lines, GOACCESS_LINES) + " lines", "lines/s", counted);
            report.add("ship : GoAccess", "ratio", shipped.dividedBy(counted));
        }
    }

    private void cost(Report report) {
        report.add("bare client, own processor time", "s/million", perMillion(lean));
        report.add("ship, own processor time", "s/million", perMillion(ship), Bound.atMost(2));
        report.add("Elasticsearch under the bare client", "s/million", perMillion(leanStoreCpu));
        report.add("Elasticsearch under ship", "s/million", perMillion(shipStoreCpu));
        report.add(
                "ship, most resident memory",
                "MB",
                new Measurements(ship.stream().map(Run::peakMegabytes).toList()),
                Bound.atMost(256));
    }

    private void disk(Report report, BenchStore store) throws IOException, InterruptedException {
        report.add("disk, as ship leaves it", "B/hit", Measurements.of(bytesPerHit(store)));
        store.post("/access-log-*/_forcemerge?max_num_segments=1", "");
        report.add("disk, one segment", "B/hit", Measurements.of(bytesPerHit(store)), Bound.atMost(60));
    }

    private static double bytesPerHit(BenchStore store) throws IOException, InterruptedException {
        store.post("/access-log-*/_flush?force=true", "");
        Thread.sleep(SIZES_ARE_KEPT_MILLIS);
        JsonNode primaries = store.get("/access-log-*/_stats/store,docs").at("/_all/primaries");
        return primaries.at("/store/size_in_bytes").asDouble()
                / primaries.at("/docs/count").asDouble();
    }

    /** What ship sends for the log, to be sent again by the bare client. */
    private static Path record(Product product, BenchStore store, Scratch scratch, Path log)
            throws IOException, InterruptedException {
        progress("recording the documents");
        Path file = scratch.file("bulk.recording");
        try (Recording recording = new Recording(file);
                Forwarder forwarder = new Forwarder(store.url(), recording)) {
            ProcessBuilder ship = product.command("ship", "--once", "--data", store.data(), log);
            ship.environment().putAll(store.environment(forwarder.url()));
            Run.of(ship, scratch.file("record.log"));
        }
        return file;
    }

    /** No hits and no checkpoints. */
    private static void empty(BenchStore store) throws IOException, InterruptedException {
        for (JsonNode index : store.get("/_cat/indices/access-log-*?format=json&h=index")) {
            store.delete("/" + index.path("index").asText());
        }
        Scratch.delete(store.data().resolve("checkpoints"));
    }

    private static ProcessBuilder goAccess(Path log, Scratch scratch) {
        return new ProcessBuilder(
                "goaccess",
                log.toString(),
                "--no-global-config",
                "--log-format=COMBINED",
                "-o",
                scratch.file("goaccess.json").toString());
    }

    private static Run withStoreCpu(BenchStore store, List<Double> cpu, ProcessBuilder program, Path log)
            throws IOException, InterruptedException {
        double before = store.figures().cpuSeconds();
        Run run = Run.of(program, log);
        cpu.add(store.figures().cpuSeconds() - before);
        return run;
    }

    private static Path head(Path log, Scratch scratch) throws IOException {
        Path head = scratch.file("head.log");
        try (BufferedReader reader = Files.newBufferedReader(log);
                BufferedWriter writer = Files.newBufferedWriter(head);
                Stream<String> first = reader.lines().limit(GOACCESS_LINES)) {
            for (String line : (Iterable<String>) first::iterator) {
                writer.append(line).append('\n');
            }
        }
        return head;
    }

    private static Measurements rates(List<Run> runs, int lines) {
        return new Measurements(
                runs.stream().map(run -> lines / run.wallSeconds()).toList());
    }

    private Measurements perMillion(List<?> figures) {
        return new Measurements(figures.stream()
                .map(figure -> figure instanceof Run run ? run.cpuSeconds() : (Double) figure)
                .map(seconds -> seconds * 1e6 / lines)
                .toList());
    }
}
