package httpmonitor.bench;

import httpmonitor.bench.TickStage.Cpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The cost of a tick while data grow, compared with other ways to ask for the same. */
@Command(
        name = "tick",
        description =
                "A tick while data grow and lines come in, against three requests and one naive search; half an hour.")
final class TickBench extends Bench {

    private static final HitLog USUAL = new HitLog(40, 5_000);
    private static final HitLog WIDE = new HitLog(5_000, 100_000);
    private static final int DAYS = 6;
    private static final int PART = 2_000_000;

    @Option(
            names = "--small",
            defaultValue = "1000000",
            paramLabel = "HITS",
            description = "Few hits (default: ${DEFAULT-VALUE}).")
    private long small;

    @Option(
            names = "--large",
            defaultValue = "20000000",
            paramLabel = "HITS",
            description = "Many hits (default: ${DEFAULT-VALUE}).")
    private long large;

    @Option(
            names = "--rounds",
            defaultValue = "15",
            paramLabel = "N",
            description = "How often each way of asking is timed (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--writes",
            defaultValue = "2000",
            paramLabel = "N",
            description = "Hits per second meanwhile (default: ${DEFAULT-VALUE}).")
    private int writes;

    /** What each way of asking took in one stage. */
    private record Figures(String data, Map<String, Measurements> ticks, Map<String, Measurements> others) {

        Measurements tick(String way) {
            return Objects.requireNonNull(ticks.get(way));
        }

        Measurements other(String way) {
            return Objects.requireNonNull(others.get(way));
        }
    }

    @Override
    Report measure(Product product, Scratch scratch) throws Exception {
        Path usual = scratch.file("usual");
        load(product, usual, scratch, USUAL, small);
        Figures few;
        try (TickStage stage = stage(product, scratch, usual)) {
            few = new Figures("few hits", stage.ticks(), stage.others());
        }
        load(product, usual, scratch, USUAL, large - small);
        Figures many;
        Cpu cpu;
        try (TickStage stage = stage(product, scratch, usual)) {
            Map<String, Measurements> ticks = stage.ticks();
            cpu = stage.cpu();
            many = new Figures("many hits", ticks, stage.others());
        }
        Measurements withoutLatencies;
        progress("measuring without latencies");
        try (TickStage stage = new TickStage(product, scratch, usual, writes, "combined", rounds)) {
            withoutLatencies = stage.tick();
        }
        Path broad = scratch.file("wide");
        load(product, broad, scratch, WIDE, large);
        Figures wide;
        try (TickStage stage = stage(product, scratch, broad)) {
            wide = new Figures("many hits, 5,000 sections, 100,000 clients", stage.ticks(), stage.others());
        }
        return report(few, many, withoutLatencies, cpu, wide);
    }

    private TickStage stage(Product product, Scratch scratch, Path data) throws IOException, InterruptedException {
        progress("measuring");
        return new TickStage(product, scratch, data, writes, "json", rounds);
    }

    private Report report(Figures few, Figures many, Measurements withoutLatencies, Cpu cpu, Figures wide) {
        Report report = new Report("A tick over " + small + " and " + large + " hits of " + DAYS + " days, " + writes
                + " more every second");
        for (Figures figures : List.of(few, many, wide)) {
            figures.ticks().forEach((way, millis) -> report.add(way + ", " + figures.data(), "ms", millis));
            figures.others().forEach((way, millis) -> report.add(way + ", " + figures.data(), "ms", millis));
        }
        report.add("tick of hits without durations, many hits", "ms", withoutLatencies);
        report.add(
                "tick with latencies : without, many hits",
                "ratio",
                many.tick(TickStage.TICK).dividedBy(withoutLatencies),
                Bound.atMost(1.3));
        report.add("tick: many hits : few hits", "of medians", growth(TickStage.TICK, many, few), Bound.atMost(1.25));
        report.add("tick with rules and a detail: the same", "of medians", growth(TickStage.LADEN, many, few));
        report.add(
                "tick with lists of URLs : tick, many hits",
                "ratio",
                many.tick(TickStage.LISTED).dividedBy(many.tick(TickStage.TICK)),
                Bound.atMost(1.5));
        report.add(
                "tick: many sections and clients : few hits",
                "of medians",
                growth(TickStage.TICK, wide, few),
                Bound.atMost(2));
        Measurements inTurns = many.other(TickStage.TICK_AMONG);
        report.add(
                "tick : three requests, many hits",
                "ratio",
                inTurns.dividedBy(many.other(TickStage.THREE_REQUESTS)),
                Bound.atMost(0.2));
        report.add("tick : one naive search, many hits", "ratio", inTurns.dividedBy(many.other(TickStage.ONE_SEARCH)));
        report.add("Elasticsearch's processor time for the hits of a second", "ms", cpu.hits());
        report.add("the same for a tick, many hits", "ms", cpu.tick());
        report.add("the same for a tick of ten pollers, many hits", "ms", cpu.ticks());
        double machine =
                TickStage.INTERVAL.toMillis() * (double) Runtime.getRuntime().availableProcessors();
        report.add(
                "ten pollers every 10 s, share of this machine",
                "%",
                cpu.ticks().times(100 / machine),
                Bound.atMost(2));
        return report;
    }

    private static Measurements growth(String way, Figures of, Figures from) {
        return Measurements.of(of.tick(way).median() / from.tick(way).median());
    }

    private static void load(Product product, Path data, Scratch scratch, HitLog hits, long lines)
            throws IOException, InterruptedException {
        try (BenchStore store = BenchStore.start(product, data, "2g")) {
            for (long loaded = 0; loaded < lines; loaded += PART) {
                progress("loading " + loaded + " of " + lines + " hits");
                Path log = Files.createTempFile(scratch.folder(), "load", ".log");
                hits.write(log, Math.min(PART, lines - loaded), DAYS, loaded);
                Run.of(product.command("ship", "--once", "--data", data, log), scratch.file("load.txt"));
                Files.delete(log);
            }
            progress("waiting for merges");
            store.awaitMerges();
        }
    }
}
