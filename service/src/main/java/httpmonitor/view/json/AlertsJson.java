package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.alert.Alert;
import httpmonitor.view.report.AlertsOutput;
import httpmonitor.view.report.AlertsReport;
import java.io.IOException;
import java.util.List;

/**
 * Alerts as one JSON array on one line, rule by rule; {@code recovered_at} is {@code null} while an alert fires. Those
 * of a named rule begin with its name; for a share, they end with the shares.
 */
public final class AlertsJson implements AlertsOutput {

    @Override
    public String alerts(List<AlertsReport> reports) {
        return JsonText.line(json -> {
            json.writeStartArray();
            for (AlertsReport report : reports) {
                for (Alert alert : report.alerts()) {
                    write(json, report, alert);
                }
            }
            json.writeEndArray();
        });
    }

    /** One alert's object. */
    static void write(JsonGenerator json, AlertsReport report, Alert alert) throws IOException {
        json.writeStartObject();
        if (report.rule().name().isPresent()) {
            json.writeStringField("rule", report.rule().name().get());
        }
        JsonText.instant(json, "fired_at", alert.firedAt());
        if (alert.recoveredAt().isPresent()) {
            JsonText.instant(json, "recovered_at", alert.recoveredAt().get());
        } else {
            json.writeNullField("recovered_at");
        }
        json.writeNumberField("hits", alert.window().hits());
        JsonText.decimal(json, "hits_per_second", report.rate(alert));
        JsonText.decimal(json, "peak_hits_per_second", report.peakRate(alert));
        json.writeNumberField(
                "duration_seconds", alert.duration(report.range().to()).toSeconds());
        json.writeBooleanField("before_range", alert.beforeRange());
        if (report.isShare()) {
            json.writeNumberField("total_hits", alert.window().total());
            JsonText.decimal(json, "percent", alert.window().percent());
            JsonText.decimal(json, "peak_percent", alert.peak().percent());
        }
        json.writeEndObject();
    }
}
