package httpmonitor.bench;

import httpmonitor.alert.AlertRule;
import httpmonitor.elastic.Credentials;
import httpmonitor.elastic.ElasticConnection;
import httpmonitor.elastic.ElasticSettings;
import httpmonitor.elastic.ElasticsearchTrafficSource;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.watch.TickReport;
import httpmonitor.watch.Watcher;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a tick costs while data grow, beside other ways to ask for the same. */
@Command(
        name = "tick",
        description = "A tick while data grow and lines come in, against three requests and one naive search.")
final class TickBench extends Bench {

    private static final HitLog USUAL = new HitLog(40, 5_000);
    private static final HitLog WIDE = new HitLog(5_000, 100_000);
    private static final Duration SPREAD = Duration.ofDays(6);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final int PART = 2_000_000;
    private static final int WARM_UP = 10;
    private static final long QUIET_MILLIS = 5_000;
    private static final AlertRule RULE = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);

    @Option(names = "--small", defaultValue = "1000000", description = "Few hits (default: ${DEFAULT-VALUE}).")
    private long small;

    @Option(names = "--large", defaultValue = "20000000", description = "Many hits (default: ${DEFAULT-VALUE}).")
    private long large;

    @Option(names = "--rounds", defaultValue = "60", description = "Ticks for each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--writes",
            defaultValue = "2000",
            description = "Hits per second meanwhile (default: ${DEFAULT-VALUE}).")
    private int writes;

    private final List<Stage> stages = new ArrayList<>();
    private final InstantSource clock = InstantSource.system();

    private record Stage(String name, Samples tick, Samples filtered, Samples threeRequests, Samples oneSearch) {}

    @Override
    Report measure(Product product, Scratch scratch) throws IOException, InterruptedException {
        double cpuPerTick;
        try (Store store = Store.start(product, scratch.file("data"), "2g")) {
            load(product, store, scratch, USUAL, small);
            stage("few hits", product, store, scratch);
            load(product, store, scratch, USUAL, large - small);
            stage("many hits", product, store, scratch);
            cpuPerTick = cpuPerTick(store);
        }
        try (Store store = Store.start(product, scratch.file("wide"), "2g")) {
            load(product, store, scratch, WIDE, large);
            stage("many hits, 5,000 sections, 100,000 clients", product, store, scratch);
        }
        return report(cpuPerTick);
    }

    private Report report(double cpuPerTick) {
        Report report =
                new Report("A tick over " + small + " and " + large + " hits, " + writes + " more every second");
        for (Stage stage : stages) {
            report.add("tick, " + stage.name(), "ms", stage.tick());
            report.add("  with a filter", "ms", stage.filtered());
            report.add("  three requests", "ms", stage.threeRequests());
            report.add("  one naive search", "ms", stage.oneSearch());
        }
        Stage few = stages.get(0);
        Stage many = stages.get(1);
        double tick = few.tick().median();
        report.add(
                "tick, many hits : few hits",
                "of medians",
                Samples.of(many.tick().median() / tick),
                Target.atMost(1.25));
        report.add(
                "tick : three requests, many hits",
                "ratio",
                many.tick().dividedBy(many.threeRequests()),
                Target.atMost(0.2));
        report.add("tick : one naive search, many hits", "ratio", many.tick().dividedBy(many.oneSearch()));
        report.add(
                "tick, many sections and clients : few hits",
                "of medians",
                Samples.of(stages.get(2).tick().median() / tick),
                Target.atMost(2));
        report.add("Elasticsearch's processor time for a tick, many hits", "ms", Samples.of(cpuPerTick * 1000));
        report.add(
                "ten pollers every 10 s, share of this machine",
                "%",
                Samples.of(100 * cpuPerTick / Runtime.getRuntime().availableProcessors()),
                Target.atMost(2));
        return report;
    }

    private void stage(String name, Product product, Store store, Scratch scratch)
            throws IOException, InterruptedException {
        progress("measuring: " + name);
        Path log = Files.createTempFile(scratch.folder(), "live", ".log");
        List<Double> tick = new ArrayList<>();
        List<Double> filtered = new ArrayList<>();
        List<Double> three = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        OtherPollers others = new OtherPollers(store);
        LiveTraffic traffic = new LiveTraffic(product, store, scratch, log, writes);
        try (traffic;
                ElasticConnection connection = connect(store)) {
            Thread.sleep(QUIET_MILLIS);
            Watcher plain = watcher(connection, TrafficFilter.NONE);
            Watcher some = watcher(connection, new TrafficFilter(List.of(TrafficFilter.Condition.parse("status=5xx"))));
            Instant t = settled();
            for (int round = -WARM_UP; round < rounds; round++) {
                t = next(t);
                double[] millis = {
                    millis(plain, t), millis(some, t), millis(others::threeRequests), millis(others::oneSearch)
                };
                if (round >= 0) {
                    tick.add(millis[0]);
                    filtered.add(millis[1]);
                    three.add(millis[2]);
                    one.add(millis[3]);
                }
            }
        }
        stages.add(new Stage(name, new Samples(tick), new Samples(filtered), new Samples(three), new Samples(one)));
    }

    private Watcher watcher(ElasticConnection connection, TrafficFilter filter) {
        var source = new ElasticsearchTrafficSource(connection, "access-log-*", filter, 10);
        return Watcher.ofThePresent(source, RULE, INTERVAL, clock);
    }

    private static double millis(Watcher watcher, Instant t) throws IOException {
        TickReport report = watcher.onTick(t, 0);
        if (report.traffic().isEmpty()) {
            throw new IOException("a tick was not answered: "
                    + report.alert().blind().map(blind -> blind.reason()).orElse(""));
        }
        return report.took().toNanos() / 1e6;
    }

    private interface Asking {
        void ask() throws IOException, InterruptedException;
    }

    private static double millis(Asking asking) throws IOException, InterruptedException {
        long started = System.nanoTime();
        asking.ask();
        return (System.nanoTime() - started) / 1e6;
    }

    private Instant settled() {
        return clock.instant().minus(SETTLE).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The next second that has settled; waits for it where it has not. */
    private Instant next(Instant before) throws InterruptedException {
        while (!settled().isAfter(before)) {
            Thread.sleep(50);
        }
        return settled();
    }

    private double cpuPerTick(Store store) throws IOException, InterruptedException {
        progress("measuring the processor time of ticks");
        Thread.sleep(QUIET_MILLIS);
        try (ElasticConnection connection = connect(store)) {
            Watcher watcher = watcher(connection, TrafficFilter.NONE);
            Instant t = settled().minusSeconds(rounds + 1L);
            millis(watcher, t);
            double before = store.figures().cpuSeconds();
            for (int tick = 1; tick <= rounds; tick++) {
                millis(watcher, t.plusSeconds(tick));
            }
            return (store.figures().cpuSeconds() - before) / rounds;
        }
    }

    private static void load(Product product, Store store, Scratch scratch, HitLog hits, long lines)
            throws IOException, InterruptedException {
        for (long loaded = 0; loaded < lines; loaded += PART) {
            progress("loading " + loaded + " of " + lines + " hits");
            Path log = Files.createTempFile(scratch.folder(), "load", ".log");
            hits.write(
                    log, Math.min(PART, lines - loaded), SPREAD, Instant.now().minusSeconds(60), loaded);
            Run.of(product.command("ship", "--once", "--data", store.data(), log), scratch.file("load.txt"));
            Files.delete(log);
        }
    }

    private static ElasticConnection connect(Store store) {
        Store.Login login = store.login();
        return ElasticConnection.to(
                ElasticSettings.of(store.url()).with(new Credentials.Login(login.user(), login.password())));
    }
}
