package httpmonitor.view.text;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The result of {@code check}: the worst state of all rules. A blind poller knows no rule's state.
 *
 * @param line the status text, a bar, and perfdata
 */
public record CheckResult(int exitCode, String line) {

    static final int OK = 0;
    static final int CRITICAL = 2;

    /** The exit code for an unknown state, by the convention of monitoring plugins. */
    public static final int UNKNOWN = 3;

    /**
     * The result of one evaluation.
     *
     * @param alerts the alerts of all rules, the one for the rate of all hits first
     */
    public static CheckResult of(List<AlertReport> alerts) {
        String perfdata =
                alerts.stream().flatMap(alert -> perfdata(alert).stream()).collect(Collectors.joining(" "));
        CheckResult result = judged(alerts);
        return perfdata.isEmpty() ? result : new CheckResult(result.exitCode, result.line + " | " + perfdata);
    }

    private static CheckResult judged(List<AlertReport> alerts) {
        Optional<AlertReport.Blind> blind =
                alerts.stream().flatMap(alert -> alert.blind().stream()).findFirst();
        if (blind.isPresent()) {
            return unknown("blind since " + blind.get().since().truncatedTo(ChronoUnit.SECONDS) + ": "
                    + blind.get().reason());
        }
        String levels = alerts.stream().map(CheckResult::text).collect(Collectors.joining("; "));
        if (alerts.stream().anyMatch(alert -> alert.state().orElse(null) instanceof AlertState.Firing)) {
            return new CheckResult(CRITICAL, line("CRITICAL - " + levels));
        }
        return alerts.stream().anyMatch(AlertReport::hasNoBaseline)
                ? unknown(levels)
                : new CheckResult(OK, line("OK - " + levels));
    }

    /** The result where nothing is known about the traffic. */
    public static CheckResult unknown(String reason) {
        return new CheckResult(UNKNOWN, line("UNKNOWN - " + reason));
    }

    private static String line(String status) {
        return Printable.of("HTTP TRAFFIC " + status).replace("|", "/");
    }

    private static String text(AlertReport alert) {
        AlertRule rule = alert.rule();
        WindowCount window = alert.window().orElseThrow();
        String level = rule.isShare()
                ? window.percent().toPlainString() + "% of " + window.total() + " hits"
                : rule.rate(window.hits()).toPlainString() + " hits/s";
        String measured =
                rule.name().map(name -> name + " ").orElse("") + level + " over " + DurationText.of(rule.window());
        if (alert.hasNoBaseline()) {
            return measured + ", no baseline: " + window.usual().orElseThrow().shortage();
        }
        return alert.state().orElse(null) instanceof AlertState.Firing firing
                ? measured + (rule.name().isPresent() ? ", firing since " : ", high since ") + firing.since()
                : measured;
    }

    /** {@code label=value;warn;crit;min}, where a bound {@code N:} means that less than N is critical. */
    private static Optional<String> perfdata(AlertReport alert) {
        AlertRule rule = alert.rule();
        boolean share = rule.isShare();
        String label = rule.name().map(name -> name + "_").orElse("") + (share ? "percent" : "hits_per_second");
        return alert.window()
                .map(window -> label + "=" + value(rule, share, window) + ";;" + critical(rule, window) + ";0"
                        + (share ? ";100" : ""));
    }

    private static String critical(AlertRule rule, WindowCount window) {
        return rule.bound(window)
                .map(bound -> bound.toPlainString() + (rule.isAboutMissing() ? ":" : ""))
                .orElse("");
    }

    private static String value(AlertRule rule, boolean share, WindowCount window) {
        BigDecimal value = share ? window.percent() : rule.rate(window.hits());
        return value.toPlainString() + (share ? "%" : "");
    }
}
