package httpmonitor.cli;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.elastic.ElasticConnection;
import httpmonitor.elastic.ElasticsearchTrafficSource;
import httpmonitor.render.Printable;
import httpmonitor.traffic.DurationText;
import httpmonitor.watch.AlertReport;
import httpmonitor.watch.TickReport;
import httpmonitor.watch.Watcher;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * One evaluation for Nagios, Icinga and cron.
 *
 * <p>Line, perfdata and exit codes after the Monitoring Plugins development guidelines
 * (https://www.monitoring-plugins.org/doc/guidelines.html).
 */
@Command(
        name = "check",
        header = "Evaluate once, for Nagios, Icinga and cron.",
        description = "Exit codes: 0 quiet, 2 firing, 3 everything else.",
        exitCodeOnInvalidInput = CheckCommand.UNKNOWN,
        exitCodeOnExecutionException = CheckCommand.UNKNOWN,
        footer = {"", "Example:", "  httpmonitor check --threshold 50 --window 5m"})
final class CheckCommand implements Callable<Integer> {

    static final int OK = 0;
    static final int CRITICAL = 2;
    static final int UNKNOWN = 3;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    private ElasticOptions elastic = new ElasticOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private RuleOptions rules = new RuleOptions();

    @Mixin
    private FilterOption filter = new FilterOption();

    @Option(
            names = "--settle",
            defaultValue = "3s",
            paramLabel = "DURATION",
            description = "How long a second may take to be complete (default: ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ZERO;

    @Override
    public Integer call() {
        AlertRule rule = rules.rule();
        InstantSource clock = InstantSource.system();
        Instant t = clock.instant().minus(settle).truncatedTo(ChronoUnit.SECONDS);
        try (ElasticConnection connection = elastic.connect(data.folder())) {
            var source = new ElasticsearchTrafficSource(connection, elastic.index(), filter.filter(), 1);
            TickReport report =
                    Watcher.ofThePresent(source, rule, rule.window(), clock).onTick(t, 0);
            PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
            out.println(line(report.alert()));
            return exitCode(report.alert());
        }
    }

    private static int exitCode(AlertReport alert) {
        if (alert.blind().isPresent()) {
            return UNKNOWN;
        }
        return alert.state().orElse(null) instanceof AlertState.Firing ? CRITICAL : OK;
    }

    private static String line(AlertReport alert) {
        String perfdata = perfdata(alert);
        return Printable.of("HTTP TRAFFIC " + status(alert)).replace("|", "/") + perfdata;
    }

    private static String status(AlertReport alert) {
        if (alert.blind().isPresent()) {
            return "UNKNOWN - blind since "
                    + alert.blind().get().since().truncatedTo(ChronoUnit.SECONDS) + ": "
                    + alert.blind().get().reason();
        }
        String rate =
                rate(alert) + " hits/s over " + DurationText.of(alert.rule().window());
        return alert.state().orElse(null) instanceof AlertState.Firing firing
                ? "CRITICAL - " + rate + ", high since " + firing.since()
                : "OK - " + rate;
    }

    private static String perfdata(AlertReport alert) {
        return alert.windowHits().isEmpty()
                ? ""
                : " | hits_per_second=" + rate(alert) + ";;"
                        + alert.rule().threshold().toPlainString() + ";0";
    }

    private static String rate(AlertReport alert) {
        return alert.rule().rate(alert.windowHits().orElse(0)).toPlainString();
    }
}
