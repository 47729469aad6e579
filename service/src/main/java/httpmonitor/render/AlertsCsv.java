package httpmonitor.render;

import httpmonitor.alert.Alert;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Alerts as CSV: a header, then one row for each, with the members of {@link AlertsJson} as columns. {@code recovered_at} is empty while
 * an alert fires, instants are ISO-8601 in UTC, rates have two decimals.
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

    @Override
    public String alerts(AlertsReport report) {
        return report.alerts().stream()
                .map(alert -> CsvText.line(cells(report, alert)))
                .collect(Collectors.joining("", CsvText.line(COLUMNS), ""));
    }

    private static List<String> cells(AlertsReport report, Alert alert) {
        return List.of(
                alert.firedAt().toString(),
                alert.recoveredAt().map(Object::toString).orElse(""),
                Long.toString(alert.hits()),
                report.rate(alert).toPlainString(),
                report.peakRate(alert).toPlainString(),
                Long.toString(alert.duration(report.range().to()).toSeconds()),
                Boolean.toString(alert.beforeRange()));
    }
}
