package httpmonitor.bench;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.View;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A store full of hits that is asked while more come in. It was started for this: what Elasticsearch's compiler has
 * seen is the same in each stage.
 */
final class TickStage implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(10);

    static final String TICK = "tick";
    static final String LADEN = "tick with 3 more rules and a section opened";
    static final String LISTED = "tick with the lists of the screen's page of URLs";
    static final String FILTERED = "tick with a filter";
    static final String TICK_AMONG = "tick, in turns with these";
    static final String THREE_REQUESTS = "three requests";
    static final String ONE_SEARCH = "one naive search";

    private static final int POLLERS = 10;
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final int PATIENCE_SECONDS = 60;
    private static final long QUIET_MILLIS = 5_000;
    private static final int STRETCHES = 5;
    private static final int SECONDS_OF_STRETCH = 20;

    /**
     * For each way of asking. Elasticsearch's JVM compiles what runs often; a tick takes twice as long before some
     * hundred of them, which is an hour of a poller.
     */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final TrafficFilter SERVER_ERRORS =
            new TrafficFilter(List.of(TrafficFilter.Condition.parse("status=5xx")));
    private static final TrafficFilter.Condition SECTION = TrafficFilter.Condition.parse("section=/section1");
    /** As long as a tall terminal shows. */
    private static final View URLS = new View(
            TrafficFilter.NONE,
            Optional.empty(),
            Set.of(HitList.URLS, HitList.FAILING_URLS),
            50,
            false,
            Optional.empty());

    private static final AlertRule RULE = new AlertRule(WINDOW, BigDecimal.TEN, BigDecimal.TEN);
    private static final AlertRule ERRORS =
            rule("errors", SERVER_ERRORS, new Condition.Above(BigDecimal.ONE, BigDecimal.ONE));
    private static final AlertRule ERROR_SHARE =
            rule("share", SERVER_ERRORS, new Condition.ShareAbove(BigDecimal.TEN, 100, BigDecimal.ONE));
    private static final AlertRule MISSING =
            rule("missing", new TrafficFilter(List.of(SECTION)), new Condition.Below(BigDecimal.ONE, BigDecimal.ONE));

    private final InstantSource clock = InstantSource.system();
    private final int rounds;
    private final BenchStore store;
    private final LiveTraffic traffic;
    private final List<ElasticConnection> connections = new ArrayList<>();
    private final Watcher plain;

    /** One way to ask, for the tick at an instant; milliseconds come out. */
    private interface Way {
        double ask(Instant t) throws IOException, InterruptedException;
    }

    /** The work of one second. */
    private interface Turn {
        void at(Instant t) throws Exception;
    }

    /**
     * Starts a store, and traffic.
     *
     * @param data the folder of a store with hits, which does not run
     * @param writes hits per second meanwhile
     * @param format how hits are written meanwhile: {@code json} has latencies, {@code combined} none
     * @param rounds how often each way of asking is measured
     */
    TickStage(Product product, Scratch scratch, Path data, int writes, String format, int rounds)
            throws IOException, InterruptedException {
        this.rounds = rounds;
        this.store = BenchStore.start(product, data, "2g");
        // The same log in each stage of a store: an unread log makes pollers blind until it is dropped.
        Path log = data.resolve("access.log");
        this.traffic = new LiveTraffic(product, store, scratch, log, writes, format);
        this.plain = watcher(TrafficFilter.NONE, List.of(RULE));
    }

    /**
     * Until ticks find hits, and then a little: the first of them make indices, which cannot be searched while they are
     * made.
     */
    private void awaitTraffic() throws IOException, InterruptedException {
        TickReport report = plain.onTick(settled(), 0);
        for (int second = 0; !findsHits(report); second++) {
            if (second == PATIENCE_SECONDS) {
                throw new IOException("no tick finds hits" + whyBlind(report));
            }
            Thread.sleep(1000);
            report = plain.onTick(settled(), 0);
        }
        Thread.sleep(QUIET_MILLIS);
    }

    private static boolean findsHits(TickReport report) {
        return report.interval().filter(interval -> interval.hits() > 0).isPresent();
    }

    private static String whyBlind(TickReport report) {
        return report.alert().blind().map(blind -> ": " + blind.reason()).orElse("");
    }

    /** Ticks without other requests, as while pollers watch; milliseconds for each kind. */
    Map<String, Measurements> ticks() throws IOException, InterruptedException {
        awaitTraffic();
        Watcher filtered = watcher(SERVER_ERRORS, List.of(RULE));
        Watcher laden = watcher(TrafficFilter.NONE, List.of(RULE, ERRORS, ERROR_SHARE, MISSING));
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(TICK, t -> millis(plain.onTick(t, 0)));
        ways.put(
                LADEN,
                t -> millis(laden.onTick(
                        t, 0, new View(TrafficFilter.NONE, Optional.of(new TrafficFilter(List.of(SECTION)))))));
        ways.put(LISTED, t -> millis(plain.onTick(t, 0, URLS)));
        ways.put(FILTERED, t -> millis(filtered.onTick(t, 0)));
        return inTurns(ways);
    }

    /** Ticks alone; milliseconds. */
    Measurements tick() throws IOException, InterruptedException {
        awaitTraffic();
        return Objects.requireNonNull(inTurns(Map.of(TICK, t -> millis(plain.onTick(t, 0))))
                .get(TICK));
    }

    /** Other ways to ask for the same, in turns with ticks; milliseconds for each. */
    Map<String, Measurements> others() throws IOException, InterruptedException {
        OtherPollers others = new OtherPollers(store);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(THREE_REQUESTS, t -> others.threeRequests());
        ways.put(ONE_SEARCH, t -> others.oneSearch());
        ways.put(TICK_AMONG, t -> millis(plain.onTick(t, 0)));
        return inTurns(ways);
    }

    private Map<String, Measurements> inTurns(Map<String, Way> ways) throws IOException, InterruptedException {
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
        Map<String, Measurements> samples = new LinkedHashMap<>();
        millis.forEach((way, took) -> samples.put(way, new Measurements(took)));
        return samples;
    }

    private void warmUp(Way way) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(WARM_UP);
        while (clock.instant().isBefore(end)) {
            way.ask(settled());
        }
    }

    /**
     * Elasticsearch's processor milliseconds in a second: stretches with a tick each second less stretches without.
     *
     * @param hits for the hits that come in, without any tick
     * @param tick for a tick of one poller, after a refresh, when nothing is cached
     * @param ticks for a tick of ten pollers at the same moment, as all ask for the same tick
     */
    record Cpu(Measurements hits, Measurements tick, Measurements ticks) {}

    /** The processor time of ticks. */
    Cpu cpu() throws Exception {
        List<Watcher> watchers = new ArrayList<>();
        for (int poller = 0; poller < POLLERS; poller++) {
            watchers.add(watcher(TrafficFilter.NONE, List.of(RULE)));
        }
        List<Watcher> one = watchers.subList(0, 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ask(threads, watchers, settled());
            List<Double> hits = new ArrayList<>();
            List<Double> tick = new ArrayList<>();
            List<Double> ticks = new ArrayList<>();
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                double without = cpuOf(t -> {});
                hits.add(without);
                tick.add(cpuOf(t -> ask(threads, one, t)) - without);
                ticks.add(cpuOf(t -> ask(threads, watchers, t)) - without);
            }
            return new Cpu(new Measurements(hits), new Measurements(tick), new Measurements(ticks));
        }
    }

    /** Lets all of them run the tick for {@code t} at the same moment, and waits for their reports. */
    private static void ask(ExecutorService threads, List<Watcher> pollers, Instant t) throws Exception {
        List<Callable<Double>> ticks = new ArrayList<>();
        for (Watcher poller : pollers) {
            ticks.add(() -> millis(poller.onTick(t, 0)));
        }
        for (Future<Double> tick : threads.invokeAll(ticks)) {
            tick.get(); // fails where the tick was not answered
        }
    }

    private double cpuOf(Turn turn) throws Exception {
        double before = store.figures().cpuSeconds();
        Instant t = settled();
        for (int second = 0; second < SECONDS_OF_STRETCH; second++) {
            t = next(t);
            turn.at(t);
        }
        return 1000 * (store.figures().cpuSeconds() - before) / SECONDS_OF_STRETCH;
    }

    private static double millis(TickReport report) throws IOException {
        if (report.interval().isEmpty()) { // a blind poller asks for more than a tick
            throw new IOException("a tick was not answered in full" + whyBlind(report));
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

    /** A poller, with a connection of its own. */
    private Watcher watcher(TrafficFilter filter, List<AlertRule> rules) {
        BenchStore.Login login = store.login();
        ElasticConnection connection = ElasticConnection.to(
                ElasticSettings.of(store.url()).with(new Credentials.Login(login.user(), login.password())));
        connections.add(connection);
        var source = new ElasticsearchTrafficSource(connection, "access-log-*", filter, 10);
        return Watcher.live(source, rules, INTERVAL, clock::instant);
    }

    private static AlertRule rule(String name, TrafficFilter filter, Condition condition) {
        return new AlertRule(Optional.of(name), filter, WINDOW, condition);
    }

    @Override
    public void close() {
        connections.forEach(ElasticConnection::close);
        traffic.close();
        store.close();
    }
}
