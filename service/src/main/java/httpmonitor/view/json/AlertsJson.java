package httpmonitor.view.json;

import httpmonitor.alert.Alert;
import httpmonitor.view.report.AlertsOutput;
import httpmonitor.view.report.AlertsReport;
import java.io.IOException;
import java.util.List;

/**
 * Alerts as one JSON array on one line, rule by rule; {@code recovered_at} is {@code null} while an alert fires. Those
 * of a named rule begin with its name; for a share, they end with the shares. For a rule about the usual they say
 * whether the alert ended because there was no baseline any more.
 */
public final class AlertsJson implements AlertsOutput {

    /** An alert, and the report that it stands in. */
    private record Listed(AlertsReport report, Alert alert) {}

    @Override
    public String alerts(List<AlertsReport> reports) {
        List<Listed> alerts = reports.stream()
                .flatMap(report -> report.alerts().stream().map(alert -> new Listed(report, alert)))
                .toList();
        return JsonText.array(alerts, (json, one) -> write(json, one.report(), one.alert()));
    }

    /** The members of one alert's object. */
    static void write(JsonText json, AlertsReport report, Alert alert) throws IOException {
        json.rule(report.rule());
        json.instant("fired_at", alert.firedAt());
        json.instant("recovered_at", alert.recoveredAt());
        json.number("hits", alert.window().hits());
        json.decimal("hits_per_second", report.rate(alert));
        json.decimal("peak_hits_per_second", report.peakRate(alert));
        json.number("duration_seconds", alert.duration(report.range().to()).toSeconds());
        json.flag("before_range", alert.beforeRange());
        if (report.isShare()) {
            json.number("total_hits", alert.window().total());
            json.decimal("percent", alert.window().percent());
            json.decimal("peak_percent", alert.peak().percent());
        }
        if (report.rule().unusual().isPresent()) {
            json.flag("lost_baseline", alert.lostBaseline());
        }
    }
}
