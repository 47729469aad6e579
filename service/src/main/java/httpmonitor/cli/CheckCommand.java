package httpmonitor.cli;

import httpmonitor.alert.AlertRule;
import httpmonitor.cli.options.ZoneOption;
import httpmonitor.cli.run.WatchRun;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.view.text.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * One evaluation for Nagios, Icinga and cron.
 *
 * <p>Line, perfdata and exit codes after the Monitoring Plugins development guidelines
 * (https://www.monitoring-plugins.org/doc/guidelines.html).
 */
@Command(
        name = "check",
        header = "Evaluate once, for Nagios, Icinga and cron.",
        description = "Exit codes: 0 quiet, 2 firing, 3 everything else. With several rules the worst state counts.",
        exitCodeOnInvalidInput = CheckResult.UNKNOWN,
        exitCodeOnExecutionException = CheckResult.UNKNOWN,
        footer = {
            "",
            "Examples:",
            "  httpmonitor check --threshold 50 --window 5m",
            "  httpmonitor check --rule 'checkout: section=/checkout < 0.1/s over 5m'"
        })
final class CheckCommand extends RuleCommand {

    /** Later than the time of any hit. */
    private static final Instant FAR_FUTURE = Instant.parse("9999-12-31T23:59:59Z");

    /** A hit or a heartbeat of this time shows that a log is read; heartbeats count for a day. */
    private static final Duration HEARD_WITHIN = Duration.ofHours(24);

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Override
    public Integer call() throws TrafficUnavailableException {
        List<AlertRule> all = rules.rules(zone.zone);
        TickClock clock = TickClock.system();
        Instant t = settle.settled(clock.instant());
        try (ElasticConnection connection = WatchRun.connect(elastic.settings(data.folder(), Role.READER))) {
            var source = new ElasticsearchTrafficSource(connection, elastic.index(), filter.filter(), 1);
            TickReport report =
                    Watcher.live(source, all, all.getFirst().window(), clock).onTick(t, 0);
            CheckResult result = nothingKnown(report, connection)
                    .map(CheckResult::unknown)
                    .orElseGet(() -> CheckResult.of(report.alerts()));
            out().println(result.line());
            return result.exitCode();
        }
    }

    /**
     * The reason for an unknown state where the store has had no hit and no heartbeat for a day: the log's path may be
     * misspelt.
     */
    private Optional<String> nothingKnown(TickReport report, ElasticConnection connection)
            throws TrafficUnavailableException {
        Optional<TrafficSnapshot> traffic = report.traffic();
        if (traffic.isEmpty() || !traffic.get().store().heartbeats().isEmpty()) {
            return Optional.empty();
        }
        // A filter may hide all hits.
        var everything = new ElasticsearchTrafficSource(connection, elastic.index(), TrafficFilter.NONE, 1);
        Optional<Instant> newest = everything.lastHitBefore(FAR_FUTURE);
        if (newest.filter(hit -> hit.isAfter(report.range().to().minus(HEARD_WITHIN)))
                .isPresent()) {
            return Optional.empty();
        }
        String hits = newest.map(hit -> "the newest hit in " + elastic.index() + " is of " + hit)
                .orElse("no hit is stored in " + elastic.index());
        return Optional.of(hits + ", and no source sends heartbeats: tail a log with ship or up, or check --index");
    }
}
