package httpmonitor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.alert.AlertRule;
import httpmonitor.cli.options.PointInTime;
import httpmonitor.cli.options.ZoneOption;
import httpmonitor.cli.run.RangeReporting;
import httpmonitor.console.ExitCode;
import httpmonitor.console.UserException;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.query.ElasticsearchHitLog;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.files.FileReason;
import httpmonitor.files.PrivateFile;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.view.report.RangeReport;
import httpmonitor.view.web.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A range as one HTML file. */
@Command(
        name = "report",
        header = "Write one HTML file about a range: totals, hit rate, alerts, sections, URLs, clients.",
        description = "The file needs no server and no network, and prints on A4.",
        footer = {
            "",
            "Examples:",
            "  httpmonitor report",
            "  httpmonitor report --from -7d --compare week --output last-week.html"
        })
final class ReportCommand extends RuleCommand {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** What the range is compared with. */
    enum Compared {
        /** The range of the same length right before. */
        BEFORE,
        /** The same range a week earlier. */
        WEEK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(
            names = "--from",
            defaultValue = "-24h",
            paramLabel = "INSTANT",
            description = "First second of the range (default: ${DEFAULT-VALUE}).")
    private @Nullable PointInTime from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            description = "The second after the range (default: now minus --settle).")
    private @Nullable PointInTime to;

    @Option(
            names = "--compare",
            defaultValue = "before",
            paramLabel = "WHAT",
            description = "Compare with the range right before it, 'before', or the same a week earlier, 'week'"
                    + " (default: ${DEFAULT-VALUE}).")
    private Compared compared = Compared.BEFORE;

    @Option(
            names = "--output",
            defaultValue = "report.html",
            paramLabel = "FILE",
            description = "The file to write; '-' is standard output (default: ${DEFAULT-VALUE}).")
    private String output = "";

    @Override
    public Integer call() throws TrafficUnavailableException {
        Instant now = Instant.now();
        TimeRange range = range(now);
        TrafficFilter counted = filter.filter();
        try (ElasticConnection connection = elastic.connect(data.folder(), Role.READER)) {
            var source = new ElasticsearchTrafficSource(connection, elastic.index(), counted, 10);
            List<AlertRule> all = rules.rules(zone.zone);
            RangeReporting reporting = new RangeReporting(
                    source, new ElasticsearchHitLog(connection, elastic.index(), counted), all, coverage(all, source));
            write(reporting.of(range, comparedWith(range), elastic.index(), counted.toString(), now));
        }
        return ExitCode.DONE;
    }

    private TimeRange range(Instant now) {
        Instant begin = Objects.requireNonNull(from).at(now);
        Instant end = to == null ? settle.settled(now) : to.at(now);
        if (!begin.isBefore(end)) {
            throw wrong("--from " + begin + " must be before --to " + end);
        }
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw wrong("--from and --to are at most " + LONGEST.toDays() + " days apart");
        }
        return new TimeRange(begin, end);
    }

    private TimeRange comparedWith(TimeRange range) {
        Duration earlier = compared == Compared.WEEK ? Duration.ofDays(7) : range.length();
        return new TimeRange(range.from().minus(earlier), range.to().minus(earlier));
    }

    private void write(RangeReport report) {
        String page = ReportPage.of(report);
        if (output.equals("-")) {
            out().print(page);
            out().flush();
            return;
        }
        Path file = Path.of(output).toAbsolutePath();
        try {
            PrivateFile.replace(file, page.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UserException("The report cannot be written to " + file + ": " + FileReason.of(e), e);
        }
        err().println("The report is in " + file + ".");
    }
}
