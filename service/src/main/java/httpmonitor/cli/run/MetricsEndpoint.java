package httpmonitor.cli.run;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.cli.options.RuleOptions;
import httpmonitor.console.UserException;
import httpmonitor.poller.metrics.MetricsServer;
import httpmonitor.poller.metrics.PollerMetrics;
import httpmonitor.poller.metrics.SectionHistogram;
import httpmonitor.poller.metrics.TickFigures;
import httpmonitor.poller.metrics.TickFigures.Answer;
import httpmonitor.poller.metrics.TickFigures.RuleFigures;
import httpmonitor.poller.metrics.TickFigures.Unit;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.notify.SteadyClock;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Ticks;
import httpmonitor.traffic.SectionDurations;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** Serves what ticks report as metrics. */
final class MetricsEndpoint implements TickListener, AutoCloseable {

    private final PollerMetrics metrics;
    private final MetricsServer server;
    private final Duration interval;
    private final InstantSource clock;

    private MetricsEndpoint(PollerMetrics metrics, MetricsServer server, Duration interval, InstantSource clock) {
        this.clock = clock;
        this.metrics = metrics;
        this.server = server;
        this.interval = interval;
    }

    /**
     * Starts to serve on a port of 127.0.0.1.
     *
     * @param patience how long a tick's request may take
     * @throws UserException where the port cannot be had
     */
    static MetricsEndpoint start(
            int port, Ticks ticks, Duration patience, Supplier<List<DeliveryCount>> notifications) {
        PollerMetrics metrics = new PollerMetrics();
        InstantSource clock = SteadyClock.system();
        Duration alive = ticks.interval().multipliedBy(3).plus(ticks.settle()).plus(patience);
        try {
            MetricsServer server = MetricsServer.start(port, metrics, notifications, alive, clock);
            return new MetricsEndpoint(metrics, server, ticks.interval(), clock);
        } catch (IOException e) {
            throw new UserException(
                    "Metrics cannot be served on port " + port + " of 127.0.0.1: " + e.getMessage()
                            + "; give another one with --metrics-port",
                    e);
        }
    }

    /** Where they are. */
    String url() {
        return "http://127.0.0.1:" + server.port() + "/metrics";
    }

    @Override
    public void onTick(TickReport report) {
        metrics.tick(figures(report), clock.instant());
    }

    private TickFigures figures(TickReport report) {
        AlertReport alert = report.alert();
        return new TickFigures(
                rate(report),
                report.alerts().stream().map(MetricsEndpoint::figures).toList(),
                alert.blind().isPresent(),
                report.ingest().lagSeconds(),
                report.ingest().backlogBytes(),
                report.ingest().unparsed(),
                report.missedTicks(),
                report.took(),
                durations(report),
                answer(report));
    }

    private static List<SectionHistogram> durations(TickReport report) {
        return report.interval()
                .flatMap(known -> report.traffic())
                .map(traffic -> traffic.durations().stream()
                        .map(MetricsEndpoint::histogram)
                        .toList())
                .orElse(List.of());
    }

    /** Sections begin with a slash: none is called like all others together. */
    private static SectionHistogram histogram(SectionDurations of) {
        double[] bounds = DoubleStream.concat(
                        SectionDurations.BOUNDS.stream().mapToDouble(nanos -> nanos / 1e9),
                        DoubleStream.of(Double.POSITIVE_INFINITY))
                .toArray();
        long[] counts = of.counts().stream().mapToLong(Long::longValue).toArray();
        return new SectionHistogram(of.section().orElse("other"), bounds, counts, of.nanos() / 1e9);
    }

    /** The rate over all hits: the counts per second do not depend on the screen's filter. */
    private OptionalDouble rate(TickReport report) {
        return report.interval()
                .flatMap(known -> report.traffic())
                .map(traffic -> traffic.recent().since(report.range().from()).sum())
                .map(hits -> OptionalDouble.of((double) hits / interval.toSeconds()))
                .orElse(OptionalDouble.empty());
    }

    private static RuleFigures figures(AlertReport alert) {
        AlertRule rule = alert.rule();
        boolean share = rule.counting().shareOfAll();
        OptionalDouble level = alert.window()
                .map(count -> OptionalDouble.of(
                        share
                                ? count.percent().doubleValue()
                                : (double) count.hits() / rule.window().toSeconds()))
                .orElse(OptionalDouble.empty());
        return new RuleFigures(
                rule.name().orElse(RuleOptions.DEFAULT),
                share ? Unit.PERCENT : Unit.HITS_PER_SECOND,
                level,
                rule.threshold().doubleValue(),
                alert.state().filter(AlertState.Firing.class::isInstance).isPresent());
    }

    private static Answer answer(TickReport report) {
        if (report.traffic().isPresent()) {
            return new Answer.Given();
        }
        return new Answer.Missing(
                report.alert().blind().map(AlertReport.Blind::reason).orElse("Elasticsearch does not answer"));
    }

    @Override
    public void close() {
        server.close();
    }
}
