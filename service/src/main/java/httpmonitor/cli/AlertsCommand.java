package httpmonitor.cli;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.suggest.AlertBudget;
import httpmonitor.alert.suggest.ThresholdSearch;
import httpmonitor.cli.options.DisplayOptions;
import httpmonitor.cli.options.OutputFormat;
import httpmonitor.cli.options.PointInTime;
import httpmonitor.cli.run.Explaining;
import httpmonitor.cli.run.Suggesting;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Terminal;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.view.csv.AlertsCsv;
import httpmonitor.view.json.AlertsJson;
import httpmonitor.view.json.ExplainJson;
import httpmonitor.view.json.SuggestJson;
import httpmonitor.view.report.AlertsOutput;
import httpmonitor.view.report.AlertsReport;
import httpmonitor.view.report.AlertsTable;
import httpmonitor.view.report.ExplainReport;
import httpmonitor.view.report.ExplainTable;
import httpmonitor.view.report.SuggestReport;
import httpmonitor.view.report.SuggestTable;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Layout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every alert that the stored hits imply. */
@Command(
        name = "alerts",
        header = "List every alert that the stored hits imply over a range, for any threshold and window.",
        footer = {
            "",
            "Examples:",
            "  httpmonitor alerts --from -7d",
            "  httpmonitor alerts --from 2026-11-01T00:00:00Z --to now --threshold 25",
            "  httpmonitor alerts --window 5m --output json",
            "  httpmonitor alerts --from -7d \\",
            "    --rule 'errors: status=5xx > 5%% of >= 100 over 5m recover 2%%'",
            "  httpmonitor alerts --from -30d --suggest 2/week",
            "  httpmonitor alerts --explain 2026-11-21T12:02:00Z"
        })
final class AlertsCommand extends RuleCommand {

    /** Heartbeats are always a little behind; without {@code --to}, a horizon within this time is not reported. */
    private static final Duration USUAL_LAG = Duration.ofSeconds(30);

    private static final PointInTime DEFAULT_FROM = PointInTime.parse("-24h");

    @Option(
            names = "--suggest",
            paramLabel = "N/PERIOD",
            description = "Instead, print the lowest thresholds that would have fired at most that often, such as"
                    + " 2/week, 1/day or 10/30d, and the busiest windows, as table or json. For rules of the kinds"
                    + " '> RATE/s' and '> SHARE%%'.")
    private @Nullable AlertBudget suggest;

    @Option(
            names = "--explain",
            paramLabel = "INSTANT",
            description =
                    "Instead, show the alert of that time, or the nearest one: the hits around it, and the sections"
                            + " and clients that made it, as table or json.")
    private @Nullable PointInTime explain;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "First second to judge (default: -24h; with --explain, 24h before its INSTANT).")
    private @Nullable PointInTime from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            description = "The second after the last one to judge (default: now minus --settle).")
    private @Nullable PointInTime to;

    @Mixin
    private DisplayOptions display = new DisplayOptions();

    @Override
    public Integer call() throws TrafficUnavailableException {
        checkTask();
        List<AlertRule> all = asked(rules.rules(display.zone()));
        Instant now = Instant.now();
        TimeRange range = range(now);
        try (ElasticConnection connection = elastic.connect(data.folder(), Role.READER)) {
            var source = new ElasticsearchTrafficSource(connection, elastic.index(), filter.filter(), top());
            out().print(text(all, source, range, coverage(all, source), now));
            out().flush();
        }
        return ExitCode.DONE;
    }

    private void checkTask() {
        if (suggest != null && explain != null) {
            if (holds("--suggest", "--explain")) {
                explain = null;
            } else {
                suggest = null;
            }
        }
        String asked = suggest != null ? "--suggest" : "--explain";
        if (display.output == OutputFormat.CSV && (suggest != null || explain != null)) {
            if (holds(asked, "--output csv")) {
                display.output = OutputFormat.TABLE;
            } else {
                suggest = null;
                explain = null;
            }
        }
    }

    /**
     * The rules for the request. Rules of other kinds are left out; on the command line they are wrong usage.
     */
    private List<AlertRule> asked(List<AlertRule> all) {
        List<AlertRule> suited = suggest == null
                ? all
                : all.stream().filter(ThresholdSearch::suits).toList();
        String others = all.stream()
                .filter(rule -> !suited.contains(rule))
                .map(AlertRule::label)
                .collect(Collectors.joining(", "));
        if (others.isEmpty()) {
            return all;
        }
        if (rules.areTyped()) {
            throw wrong("--suggest is for rules of the kinds '> 1/s' and '> 5%', not for " + others);
        }
        say("--suggest is for rules of the kinds '> 1/s' and '> 5%' and leaves out " + others + ".");
        return suited;
    }

    /** The length of the lists. */
    private int top() {
        return suggest != null ? Suggesting.TOP : Explaining.TOP;
    }

    private String text(
            List<AlertRule> all, ElasticsearchTrafficSource source, TimeRange range, DataExtent coverage, Instant now)
            throws TrafficUnavailableException {
        if (suggest != null) {
            Suggesting suggesting = new Suggesting(source, range, coverage, suggest);
            List<SuggestReport> reports = reports(all, suggesting::of);
            return display.output == OutputFormat.JSON
                    ? new SuggestJson().thresholds(reports)
                    : new SuggestTable(layout(), display.palette(false)).thresholds(reports);
        }
        if (explain != null) {
            Explaining explaining = new Explaining(source, range, coverage, explain.at(now));
            List<ExplainReport> reports = reports(all, explaining::of);
            return display.output == OutputFormat.JSON
                    ? new ExplainJson().explained(reports)
                    : new ExplainTable(layout(), display.palette(false), Glyphs.of(Terminal.charset()))
                            .explained(reports);
        }
        TimeRange judged = coverage.judged(range);
        Instant expected = to == null ? range.to().minus(USUAL_LAG) : range.to();
        if (display.output != OutputFormat.TABLE && judged.to().isBefore(expected)) {
            say("Judged up to " + judged.to() + ": what came later is not all stored yet.");
        }
        AlertsOutput form = switch (display.output) {
            case TABLE -> new AlertsTable(display.zone(), display.palette(false));
            case JSON -> new AlertsJson();
            case CSV -> new AlertsCsv();
        };
        List<AlertsReport> reports = reports(
                all,
                rule -> AlertsReport.of(
                        rule, range, new AlertReplay(rule, source.counting(rule.counting())).over(judged, coverage)));
        if (display.output != OutputFormat.TABLE) {
            reports.forEach(report -> report.noBaseline().ifPresent(this::say));
        }
        return form.alerts(reports);
    }

    private Layout layout() {
        return new Layout(Layout.DEFAULT.width(), display.zone(), Layout.DEFAULT.top());
    }

    /** A question about one rule. */
    @FunctionalInterface
    private interface Question<T> {
        T of(AlertRule rule) throws TrafficUnavailableException;
    }

    private static <T> List<T> reports(List<AlertRule> all, Question<T> question) throws TrafficUnavailableException {
        List<T> reports = new ArrayList<>();
        for (AlertRule rule : all) {
            reports.add(question.of(rule));
        }
        return reports;
    }

    private TimeRange range(Instant now) {
        Instant end = to == null ? settle.settled(now) : to.at(now);
        Instant begin = from == null ? DEFAULT_FROM.at(anchor(now)) : from.at(now);
        if (end.isBefore(begin)) {
            throw wrong("--from " + begin + " must not be after --to " + end);
        }
        TimeRange range = new TimeRange(begin, end);
        if (explain != null) {
            checkExplained(explain.at(now), range);
        }
        return range;
    }

    /** The instant from which the default beginning of the range is counted back. */
    private Instant anchor(Instant now) {
        return explain != null && explain.at(now).isBefore(now) ? explain.at(now) : now;
    }

    /** Checks that the instant is in the range; without {@code --to}, later instants mean the present alert. */
    private void checkExplained(Instant instant, TimeRange range) {
        if (instant.isBefore(range.from()) || (to != null && !instant.isBefore(range.to()))) {
            throw wrong("--explain " + instant + " must lie from --from " + range.from() + " on and before --to "
                    + range.to());
        }
    }
}
