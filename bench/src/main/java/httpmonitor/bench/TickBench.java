package httpmonitor.bench;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.elastic.Credentials;
import httpmonitor.elastic.ElasticConnection;
import httpmonitor.elastic.ElasticSettings;
import httpmonitor.elastic.ElasticsearchTrafficSource;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.View;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final int POLLERS = 10;

    /**
     * For each way of asking. Elasticsearch's JVM compiles what runs often; a tick takes twice as long before some hundred of them, which
     * is an hour of a poller.
     */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final int STRETCHES = 5;
    private static final int SECONDS_OF_STRETCH = 20;
    private static final long QUIET_MILLIS = 5_000;
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final TrafficFilter SERVER_ERRORS =
            new TrafficFilter(List.of(TrafficFilter.Condition.parse("status=5xx")));
    private static final TrafficFilter.Condition SECTION = TrafficFilter.Condition.parse("section=/section1");
    private static final AlertRule RULE = new AlertRule(WINDOW, BigDecimal.TEN, BigDecimal.TEN);
    private static final AlertRule ERRORS =
            rule("errors", SERVER_ERRORS, new Condition.Above(BigDecimal.ONE, BigDecimal.ONE));
    private static final AlertRule ERROR_SHARE =
            rule("share", SERVER_ERRORS, new Condition.ShareAbove(BigDecimal.TEN, 100, BigDecimal.ONE));
    private static final AlertRule MISSING =
            rule("missing", new TrafficFilter(List.of(SECTION)), new Condition.Below(BigDecimal.ONE, BigDecimal.ONE));

    private static final String TICK = "tick";
    private static final String LADEN = "tick with 3 more rules and a section opened";
    private static final String FILTERED = "tick with a filter";
    private static final String THREE_REQUESTS = "three requests";
    private static final String ONE_SEARCH = "one naive search";

    @Option(names = "--small", defaultValue = "1000000", description = "Few hits (default: ${DEFAULT-VALUE}).")
    private long small;

    @Option(names = "--large", defaultValue = "20000000", description = "Many hits (default: ${DEFAULT-VALUE}).")
    private long large;

    @Option(names = "--rounds", defaultValue = "30", description = "Ticks for each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--writes",
            defaultValue = "2000",
            description = "Hits per second meanwhile (default: ${DEFAULT-VALUE}).")
    private int writes;

    private final List<Stage> stages = new ArrayList<>();
    private final InstantSource clock = InstantSource.system();

    /** One way to ask, for the tick at an instant; milliseconds come out. */
    private interface Way {
        double ask(Instant t) throws IOException, InterruptedException;
    }

    /** What goes on every second. */
    private interface Turn {
        void at(Instant t) throws IOException, InterruptedException;
    }

    /** What each way took, turn by turn. */
    private record Stage(String data, Map<String, List<Double>> millis) {

        Samples of(String way) {
            return new Samples(millis.getOrDefault(way, List.of()));
        }

        double median(String way) {
            return of(way).median();
        }
    }

    @Override
    Report measure(Product product, Scratch scratch) throws IOException, InterruptedException {
        Cpu cpu;
        try (Store store = Store.start(product, scratch.file("data"), "2g")) {
            load(product, store, scratch, USUAL, small);
            stage("few hits", product, store, scratch);
            load(product, store, scratch, USUAL, large - small);
            stage("many hits", product, store, scratch);
            cpu = cpu(product, store, scratch);
        }
        try (Store store = Store.start(product, scratch.file("wide"), "2g")) {
            load(product, store, scratch, WIDE, large);
            stage("many hits, 5,000 sections, 100,000 clients", product, store, scratch);
        }
        return report(cpu);
    }

    private Report report(Cpu cpu) {
        Report report =
                new Report("A tick over " + small + " and " + large + " hits, " + writes + " more every second");
        for (Stage stage : stages) {
            stage.millis().forEach((way, millis) -> report.add(way + ", " + stage.data(), "ms", new Samples(millis)));
        }
        Stage few = stages.get(0);
        Stage many = stages.get(1);
        Stage wide = stages.get(2);
        report.add("tick: many hits : few hits", "of medians", growth(TICK, many, few), Target.atMost(1.25));
        report.add("tick with rules and a detail: the same", "of medians", growth(LADEN, many, few));
        report.add(
                "tick: many sections and clients : few hits", "of medians", growth(TICK, wide, few), Target.atMost(2));
        report.add(
                "tick : three requests, many hits",
                "ratio",
                many.of(TICK).dividedBy(many.of(THREE_REQUESTS)),
                Target.atMost(0.2));
        report.add("tick : one naive search, many hits", "ratio", many.of(TICK).dividedBy(many.of(ONE_SEARCH)));
        report.add("Elasticsearch's processor time for the hits of a second", "ms", cpu.hits());
        report.add("the same for a tick, many hits", "ms", cpu.tick());
        report.add("the same for a tick of ten pollers, many hits", "ms", cpu.ticks());
        report.add(
                "ten pollers every 10 s, share of this machine",
                "%",
                cpu.ticks()
                        .times(100.0
                                / INTERVAL.toMillis()
                                / Runtime.getRuntime().availableProcessors()),
                Target.atMost(2));
        return report;
    }

    private static Samples growth(String way, Stage of, Stage from) {
        return Samples.of(of.median(way) / from.median(way));
    }

    private void stage(String data, Product product, Store store, Scratch scratch)
            throws IOException, InterruptedException {
        progress("measuring: " + data);
        Path log = Files.createTempFile(scratch.folder(), "live", ".log");
        LiveTraffic traffic = new LiveTraffic(product, store, scratch, log, writes);
        try (traffic;
                ElasticConnection connection = connect(store)) {
            Thread.sleep(QUIET_MILLIS);
            stages.add(new Stage(data, takingTurns(ways(store, connection))));
        }
    }

    private Map<String, List<Double>> takingTurns(Map<String, Way> ways) throws IOException, InterruptedException {
        for (Way way : ways.values()) {
            warmUp(way);
        }
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        Instant t = settled();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                t = next(t); // after a refresh, so that none finds cached what the one before has asked
                millis.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                        .add(way.getValue().ask(t));
            }
        }
        return millis;
    }

    private void warmUp(Way way) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(WARM_UP);
        while (clock.instant().isBefore(end)) {
            way.ask(settled());
        }
    }

    private Map<String, Way> ways(Store store, ElasticConnection connection) {
        OtherPollers others = new OtherPollers(store);
        Watcher plain = watcher(connection, TrafficFilter.NONE, List.of(RULE));
        Watcher filtered = watcher(connection, SERVER_ERRORS, List.of(RULE));
        Watcher laden = watcher(connection, TrafficFilter.NONE, List.of(RULE, ERRORS, ERROR_SHARE, MISSING));
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(TICK, t -> millis(plain.onTick(t, 0)));
        ways.put(LADEN, t -> millis(laden.onTick(t, 0, new View(TrafficFilter.NONE, Optional.of(SECTION)))));
        ways.put(FILTERED, t -> millis(filtered.onTick(t, 0)));
        ways.put(THREE_REQUESTS, t -> others.threeRequests());
        ways.put(ONE_SEARCH, t -> others.oneSearch());
        return ways;
    }

    private Watcher watcher(ElasticConnection connection, TrafficFilter filter, List<AlertRule> rules) {
        var source = new ElasticsearchTrafficSource(connection, "access-log-*", filter, 10);
        return Watcher.ofThePresent(source, rules, INTERVAL, clock);
    }

    private static double millis(TickReport report) throws IOException {
        if (report.traffic().isEmpty()) {
            throw new IOException("a tick was not answered: "
                    + report.alert().blind().map(blind -> blind.reason()).orElse(""));
        }
        return report.took().toNanos() / 1e6;
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

    /**
     * Elasticsearch's processor milliseconds in a second: stretches with a tick each second less stretches without.
     *
     * @param hits for the hits that come in, without any tick
     * @param tick for a tick of one poller, after a refresh, when nothing is cached
     * @param ticks for a tick of {@link #POLLERS} pollers at the same moment, the one of all multiples of the interval
     */
    private record Cpu(Samples hits, Samples tick, Samples ticks) {}

    private Cpu cpu(Product product, Store store, Scratch scratch) throws IOException, InterruptedException {
        progress("measuring the processor time of ticks");
        Path log = Files.createTempFile(scratch.folder(), "live", ".log");
        LiveTraffic traffic = new LiveTraffic(product, store, scratch, log, writes);
        List<ElasticConnection> connections = new ArrayList<>();
        List<Watcher> watchers = new ArrayList<>();
        for (int poller = 0; poller < POLLERS; poller++) {
            connections.add(connect(store));
            watchers.add(watcher(connections.getLast(), TrafficFilter.NONE, List.of(RULE)));
        }
        try (traffic;
                Pollers one = new Pollers(watchers.subList(0, 1));
                Pollers all = new Pollers(watchers)) {
            Thread.sleep(QUIET_MILLIS);
            ask(all, settled());
            List<Double> hits = new ArrayList<>();
            List<Double> tick = new ArrayList<>();
            List<Double> ticks = new ArrayList<>();
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                double without = cpuOf(store, t -> {});
                hits.add(without);
                tick.add(cpuOf(store, t -> ask(one, t)) - without);
                ticks.add(cpuOf(store, t -> ask(all, t)) - without);
            }
            return new Cpu(new Samples(hits), new Samples(tick), new Samples(ticks));
        } finally {
            connections.forEach(ElasticConnection::close);
        }
    }

    private static void ask(Pollers pollers, Instant t) throws IOException, InterruptedException {
        for (TickReport report : pollers.onTick(t)) {
            millis(report);
        }
    }

    private double cpuOf(Store store, Turn turn) throws IOException, InterruptedException {
        double before = store.figures().cpuSeconds();
        Instant t = settled();
        for (int second = 0; second < SECONDS_OF_STRETCH; second++) {
            t = next(t);
            turn.at(t);
        }
        return 1000 * (store.figures().cpuSeconds() - before) / SECONDS_OF_STRETCH;
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
        progress("waiting for merges");
        store.awaitMerges();
    }

    private static AlertRule rule(String name, TrafficFilter filter, Condition condition) {
        return new AlertRule(Optional.of(name), filter, WINDOW, condition);
    }

    private static ElasticConnection connect(Store store) {
        Store.Login login = store.login();
        return ElasticConnection.to(
                ElasticSettings.of(store.url()).with(new Credentials.Login(login.user(), login.password())));
    }
}
