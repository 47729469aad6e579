package httpmonitor.cli.run;

import httpmonitor.alert.AlertRule;
import httpmonitor.cli.options.OutputFormat;
import httpmonitor.cli.options.PointInTime;
import httpmonitor.cli.options.WatchOptions;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Sentence;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.doctor.ClusterChecks;
import httpmonitor.elastic.query.ElasticsearchHitLog;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickPacer;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Ticks;
import httpmonitor.poller.tick.Ticks.Tick;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.view.csv.CsvOutput;
import httpmonitor.view.json.JsonOutput;
import httpmonitor.view.screen.pages.Elsewhere.Setting;
import httpmonitor.view.text.Layout;
import httpmonitor.view.text.TableOutput;
import httpmonitor.view.text.TickOutput;
import httpmonitor.view.text.TimeText;
import httpmonitor.view.web.TickFeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Watches as the options say: one tick, or tick after tick until the program is stopped. */
public final class WatchRun {

    /** How long a tick waits for Elasticsearch's answer. A tick without one reports that the store is too slow. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WatchOptions options;
    private final TrafficSource source;
    private final HitLog hits;
    private final String index;
    private final Set<HitList> lists;
    private final TickOutput output;
    private final PrintWriter out;
    private final PrintWriter err;
    private final TickListeners listeners;
    private final ClusterChecks cluster;
    private final Shutdown shutdown;
    private final TickClock clock = TickClock.system();
    private Supplier<List<String>> waiting = List::of;
    private OtherWays ways;

    /** A run by the options. Its listeners start with the ticks; {@code shutdown} stops them. */
    public WatchRun(
            WatchOptions options, ElasticConnection connection, IndexNames names, CommandLine line, Shutdown shutdown) {
        this.options = options;
        this.index = names.pattern();
        this.lists = options.lists();
        TickFeed feed = new TickFeed(options.top(), lists);
        this.source = new ElasticsearchTrafficSource(
                connection,
                names.pattern(),
                options.filter.filter(),
                options.top(),
                () -> Stream.concat(lists.stream(), feed.lists().stream()).collect(Collectors.toSet()),
                options.metricsPort().isPresent());
        this.hits = new ElasticsearchHitLog(connection, names.pattern(), options.filter.filter());
        this.shutdown = shutdown;
        this.out = line.getOut();
        this.err = line.getErr();
        this.output = output(options);
        this.listeners = new TickListeners(options, connection, names, feed, this::say);
        this.cluster = new ClusterChecks(connection, names);
        this.ways = OtherWays.typed(line);
    }

    /** {@code logs} is asked at each tick, and returns a sentence for each named log that does not exist. */
    public WatchRun waitingFor(Supplier<List<String>> logs) {
        waiting = logs;
        return this;
    }

    /**
     * Says how copied commands reach the same store, where what was typed does not say it.
     *
     * @param program starts any command; empty: what was typed
     */
    public WatchRun copying(Optional<String> program, List<Setting> store) {
        ways = new OtherWays(program.orElse(ways.program()), store);
        return this;
    }

    /** A connection for ticks, with a short timeout: a tick reports a slow store instead of waiting for it. */
    public static ElasticConnection connect(ElasticSettings settings) {
        return ElasticConnection.to(settings.answeringWithin(PATIENCE));
    }

    private static TickOutput output(WatchOptions options) {
        return switch (options.display.output) {
            case JSON -> new JsonOutput(options.top(), options.lists());
            case CSV -> new CsvOutput(options.top());
            case TABLE ->
                new TableOutput(
                        new Layout(Layout.DEFAULT.width(), options.display.zone(), options.top()), options.palette());
        };
    }

    /** The exit code. */
    public int run() throws InterruptedException, IOException, TrafficUnavailableException {
        List<AlertRule> rules = options.rule.rules(options.display.zone());
        Optional<URI> kibana = options.kibana.url();
        Ticks ticks = options.ticks();
        out.print(output.opening());
        if (options.isLatest() || options.at().isPresent()) {
            return once(Watcher.at(source, rules, ticks.interval(), clock), pastInstant());
        }
        Watcher watcher = Watcher.live(source, rules, ticks.interval(), clock);
        if (options.once) {
            Instant settled = clock.instant().minus(ticks.settle());
            return once(watcher, settled.truncatedTo(ChronoUnit.SECONDS));
        }
        List<TickListener> started = listeners.start(shutdown);
        if (options.isLive()
                && new LiveRun(options, index, source, hits, clock, out, err, waiting)
                        .run(shutdown, rules, ticks, ways.elsewhere(kibana, index, options.web, started), started)) {
            return ExitCode.DONE;
        }
        return forever(watcher, ticks, started);
    }

    private Instant pastInstant() throws TrafficUnavailableException {
        Instant now = clock.instant();
        Optional<PointInTime> at = options.at();
        return at.isPresent() ? at.get().at(now) : latest(now);
    }

    private Instant latest(Instant now) throws TrafficUnavailableException {
        return source.lastHitBefore(now.plusMillis(1))
                .orElseThrow(() -> new UserException("No hit of " + index
                        + " is older than now, so there is no latest instant: ship a log first,"
                        + " or check --index and --filter."))
                .plusSeconds(1);
    }

    private int once(Watcher watcher, Instant t) {
        TickReport report = watcher.onTick(t, 0).waitingFor(waiting.get());
        print(report);
        if (report.traffic().isPresent()) {
            new BlindSpells(options.display.zone()).after(report).ifPresent(err::println);
            cluster.warnOfMapping(this::say);
            return ExitCode.DONE;
        }
        report.alert().blind().ifPresent(blind -> say(blind.reason()));
        return ExitCode.FAILED;
    }

    private int forever(Watcher watcher, Ticks ticks, List<TickListener> listeners) throws InterruptedException {
        TickPacer pacer = new TickPacer(ticks, clock);
        BlindSpells blind = new BlindSpells(options.display.zone());
        boolean isRead = true;
        while (true) {
            waitUntilDue(pacer);
            Tick tick = pacer.take();
            pacer.note().ifPresent(watcher::say);
            TickReport report = watcher.onTick(tick.time(), tick.missed()).waitingFor(waiting.get());
            if (shutdown.isClosed()) {
                // The program ends and has closed the connection during this tick; the store may be fine.
                return ExitCode.DONE;
            }
            print(report);
            blind.after(report).ifPresent(err::println);
            listeners.forEach(listener -> listener.onTick(report));
            if (isRead && out.checkError()) {
                isRead = false;
                sayUnread(listeners);
            }
        }
    }

    /**
     * Reports that standard output is closed or full. Ends the run where no listener serves anything else.
     */
    private void sayUnread(List<TickListener> listeners) {
        String sentence = "Standard output takes no more: it is closed, or its disk is full";
        if (listeners.stream().noneMatch(TickListener::servesOthers)) {
            throw new UserException(sentence);
        }
        err.println(sentence + ". Only notifications, metrics and the page continue.");
    }

    private static void waitUntilDue(TickPacer pacer) throws InterruptedException {
        Duration wait = pacer.untilDue();
        while (wait.isPositive()) {
            Thread.sleep(wait);
            wait = pacer.untilDue();
        }
    }

    private void print(TickReport report) {
        out.print(output.tick(report.withoutListsExcept(lists)));
        out.flush();
        if (options.display.output != OutputFormat.TABLE) {
            TimeText time = new TimeText(options.display.zone());
            report.notes().forEach(note -> say(time.inSentence(note)));
        }
    }

    private void say(String sentence) {
        err.println(Sentence.of(sentence));
    }
}
