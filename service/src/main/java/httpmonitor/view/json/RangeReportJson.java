package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.alert.AlertRule;
import httpmonitor.view.report.AlertsReport;
import httpmonitor.view.report.RangeReport;
import httpmonitor.view.report.RangeReport.Explained;
import java.io.IOException;

/** The report about a range, as one JSON object on one line. */
public final class RangeReportJson {

    private RangeReportJson() {}

    /** The object and a line feed. */
    public static String of(RangeReport report) {
        return JsonText.line(json -> write(json, report));
    }

    private static void write(JsonGenerator json, RangeReport report) throws IOException {
        json.writeStartObject();
        JsonText.instant(json, "generated", report.generated());
        json.writeStringField("index", report.index());
        json.writeStringField("filter", report.filter());
        AlertRule rule = report.alerts().getFirst().rule();
        JsonText.decimal(json, "threshold", rule.threshold());
        json.writeNumberField("window_seconds", rule.window().toSeconds());
        half(json, "now", report.now());
        half(json, "before", report.before());
        raw(json, "alerts", new AlertsJson().alerts(report.alerts()));
        json.writeArrayFieldStart("notes");
        for (AlertsReport alerts : report.alerts()) {
            if (alerts.noBaseline().isPresent()) {
                json.writeString(alerts.noBaseline().get());
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("explained");
        for (Explained one : report.explained()) {
            json.writeStartObject();
            json.writeFieldName("alert");
            AlertsJson.write(json, one.report(), one.alert());
            ExplainJson.contrast(json, one.contrast());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void half(JsonGenerator json, String name, RangeReport.Half half) throws IOException {
        json.writeObjectFieldStart(name);
        raw(json, "series", SeriesJson.of(half.steps()));
        raw(json, "parts", BreakdownJson.of(half.parts()));
        json.writeEndObject();
    }

    /** A member whose value is written already. */
    private static void raw(JsonGenerator json, String name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value.stripTrailing());
    }
}
