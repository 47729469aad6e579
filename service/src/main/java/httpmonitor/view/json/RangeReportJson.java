package httpmonitor.view.json;

import httpmonitor.alert.AlertRule;
import httpmonitor.view.report.AlertsReport;
import httpmonitor.view.report.RangeReport;
import java.io.IOException;
import java.util.Optional;

/** The report about a range, as one JSON object on one line. */
public final class RangeReportJson {

    private RangeReportJson() {}

    /** The object and a line feed. */
    public static String of(RangeReport report) {
        return JsonText.object(json -> write(json, report));
    }

    private static void write(JsonText json, RangeReport report) throws IOException {
        json.instant("generated", report.generated());
        json.text("index", report.index());
        json.text("filter", report.filter());
        AlertRule rule = report.alerts().getFirst().rule();
        json.decimal("threshold", rule.threshold());
        json.number("window_seconds", rule.window().toSeconds());
        json.object("now", half -> half(half, report.now()));
        json.object("before", half -> half(half, report.before()));
        json.raw("alerts", new AlertsJson().alerts(report.alerts()));
        json.texts(
                "notes",
                report.alerts().stream()
                        .map(AlertsReport::noBaseline)
                        .flatMap(Optional::stream)
                        .toList());
        json.objects("explained", report.explained(), (explained, one) -> {
            explained.object("alert", alert -> AlertsJson.write(alert, one.report(), one.alert()));
            ExplainJson.contrast(explained, one.contrast());
        });
    }

    private static void half(JsonText json, RangeReport.Half half) throws IOException {
        json.raw("series", PageJson.series(half.steps()));
        json.raw("parts", PageJson.breakdown(half.parts()));
    }
}
