package httpmonitor.cli;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Coverage;
import httpmonitor.elastic.ElasticConnection;
import httpmonitor.elastic.ElasticsearchTrafficSource;
import httpmonitor.render.AlertsCsv;
import httpmonitor.render.AlertsJson;
import httpmonitor.render.AlertsOutput;
import httpmonitor.render.AlertsReport;
import httpmonitor.render.AlertsTable;
import httpmonitor.render.Palette;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.watch.Horizon;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every alert that the stored hits imply. */
@Command(
        name = "alerts",
        header = "List every alert that the stored hits imply over a range, for any threshold and window.",
        footer = {
            "",
            "Examples:",
            "  httpmonitor alerts --from -7d",
            "  httpmonitor alerts --from 2026-11-01T00:00:00Z --to now --threshold 25 --window 5m --output json",
            "  httpmonitor alerts --from -7d --rule 'errors: status=5xx > 5%% of >= 100 over 5m recover 2%%'"
        })
final class AlertsCommand implements Callable<Integer> {

    private static final Duration SETTLE = Duration.ofSeconds(3);

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
            names = "--from",
            defaultValue = "-24h",
            paramLabel = "INSTANT",
            description = "First second to judge (default: ${DEFAULT-VALUE}).")
    private PointInTime from = PointInTime.parse("now");

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            description = "Judge the seconds before it (default: now minus 3s).")
    private @Nullable PointInTime to;

    @Option(
            names = "--output",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or csv (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.TABLE;

    @Option(
            names = "--color",
            defaultValue = "auto",
            paramLabel = "WHEN",
            description = "auto, always or never (default: ${DEFAULT-VALUE}).")
    private ColorChoice color = ColorChoice.AUTO;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "Time zone of the display (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneOffset.UTC;

    @Override
    public Integer call() throws TrafficUnavailableException {
        List<AlertRule> all = rules.rules();
        Instant now = Instant.now();
        TimeRange range = range(now);
        try (ElasticConnection connection = elastic.connect(data.folder())) {
            var source = new ElasticsearchTrafficSource(connection, elastic.index(), filter.filter(), 1);
            Instant horizon = Horizon.of(source.heartbeats(now), now).time();
            Instant beginning = all.stream().anyMatch(AlertRule::needsBeginning)
                    ? source.beginning().orElse(Instant.MAX)
                    : Instant.MIN;
            List<AlertsReport> reports = new ArrayList<>();
            for (AlertRule rule : all) {
                AlertReplay replay = new AlertReplay(rule, source.counting(rule.counting()));
                reports.add(new AlertsReport(rule, range, replay.alerts(range, new Coverage(beginning, horizon))));
            }
            PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
            out.print(view().alerts(reports));
            out.flush();
        }
        return ExitCode.DONE;
    }

    private TimeRange range(Instant now) {
        Instant end = to == null ? now.minus(SETTLE).truncatedTo(ChronoUnit.SECONDS) : to.at(now);
        Instant begin = from.at(now);
        if (end.isBefore(begin)) {
            throw Usage.wrong(command, "--from " + begin + " must not be after --to " + end);
        }
        return new TimeRange(begin, end);
    }

    private AlertsOutput view() {
        return switch (output) {
            case TABLE -> new AlertsTable(zone, color.colors(System.getenv()) ? Palette.COLOR : Palette.NONE);
            case JSON -> new AlertsJson();
            case CSV -> new AlertsCsv();
        };
    }
}
