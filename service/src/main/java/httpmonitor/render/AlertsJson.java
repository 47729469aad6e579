package httpmonitor.render;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.alert.Alert;
import java.io.IOException;

/** Alerts as one JSON array on one line; {@code recovered_at} is {@code null} while an alert fires. */
public final class AlertsJson implements AlertsOutput {

    @Override
    public String alerts(AlertsReport report) {
        return JsonText.line(json -> {
            json.writeStartArray();
            for (Alert alert : report.alerts()) {
                write(json, report, alert);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, AlertsReport report, Alert alert) throws IOException {
        json.writeStartObject();
        JsonText.instant(json, "fired_at", alert.firedAt());
        if (alert.recoveredAt().isPresent()) {
            JsonText.instant(json, "recovered_at", alert.recoveredAt().get());
        } else {
            json.writeNullField("recovered_at");
        }
        json.writeNumberField("hits", alert.hits());
        JsonText.decimal(json, "hits_per_second", report.rate(alert));
        JsonText.decimal(json, "peak_hits_per_second", report.peakRate(alert));
        json.writeNumberField(
                "duration_seconds", alert.duration(report.range().to()).toSeconds());
        json.writeBooleanField("before_range", alert.beforeRange());
        json.writeEndObject();
    }
}
