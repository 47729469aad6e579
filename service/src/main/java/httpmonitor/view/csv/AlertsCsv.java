package httpmonitor.view.csv;

import httpmonitor.alert.Alert;
import httpmonitor.view.json.AlertsJson;
import httpmonitor.view.report.AlertsOutput;
import httpmonitor.view.report.AlertsReport;
import java.util.List;
import java.util.stream.Stream;

/**
 * Alerts as CSV: a header, then one row for each, with the members of {@link AlertsJson} as columns.
 * {@code recovered_at} is empty while an alert fires, instants are ISO-8601 in UTC, rates have two decimals. Where
 * there are further rules, more columns follow: {@code rule}, empty for the alerts of the rate of all hits, for shares
 * {@code total_hits}, {@code percent} and {@code peak_percent}, and for rules about the usual {@code lost_baseline}:
 * whether the alert ended because there was no baseline any more.
 */
public final class AlertsCsv implements AlertsOutput {

    private static final List<String> COLUMNS = List.of(
            "fired_at",
            "recovered_at",
            "hits",
            "hits_per_second",
            "peak_hits_per_second",
            "duration_seconds",
            "before_range");

    private static final List<String> FURTHER_COLUMNS =
            List.of("rule", "total_hits", "percent", "peak_percent", "lost_baseline");

    @Override
    public String alerts(List<AlertsReport> reports) {
        boolean further = reports.size() > 1;
        StringBuilder text = new StringBuilder(CsvText.line(further ? joined(COLUMNS, FURTHER_COLUMNS) : COLUMNS));
        for (AlertsReport report : reports) {
            for (Alert alert : report.alerts()) {
                List<String> cells = cells(report, alert);
                text.append(CsvText.line(further ? joined(cells, furtherCells(report, alert)) : cells));
            }
        }
        return text.toString();
    }

    private static List<String> joined(List<String> cells, List<String> more) {
        return Stream.concat(cells.stream(), more.stream()).toList();
    }

    private static List<String> cells(AlertsReport report, Alert alert) {
        return List.of(
                alert.firedAt().toString(),
                alert.recoveredAt().map(Object::toString).orElse(""),
                Long.toString(alert.window().hits()),
                report.rate(alert).toPlainString(),
                report.peakRate(alert).toPlainString(),
                Long.toString(alert.duration(report.range().to()).toSeconds()),
                Boolean.toString(alert.beforeRange()));
    }

    private static List<String> furtherCells(AlertsReport report, Alert alert) {
        String name = report.rule().name().orElse("");
        String lost = report.rule().unusual().isPresent() ? Boolean.toString(alert.lostBaseline()) : "";
        return report.isShare()
                ? List.of(
                        name,
                        Long.toString(alert.window().total()),
                        alert.window().percent().toPlainString(),
                        alert.peak().percent().toPlainString(),
                        lost)
                : List.of(name, "", "", "", lost);
    }
}
