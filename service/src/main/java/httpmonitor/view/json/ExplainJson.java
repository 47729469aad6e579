package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.HitBuckets;
import httpmonitor.alert.Usual;
import httpmonitor.alert.Usual.Week;
import httpmonitor.alert.WindowCount;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Part;
import httpmonitor.view.report.ExplainReport;
import httpmonitor.view.report.ExplainReport.Detail;
import httpmonitor.view.text.Rates;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Explained alerts as one JSON array on one line, an object for each rule. {@code alert} has the members of {@link
 * AlertsJson}, and is {@code null} where there is no alert; then further members are absent. {@code during_alert} is
 * {@code null} for an instant after the horizon.
 */
public final class ExplainJson {

    /** The array, with its line end. */
    public String explained(List<ExplainReport> reports) {
        return JsonText.line(json -> {
            json.writeStartArray();
            for (ExplainReport report : reports) {
                write(json, report);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ExplainReport report) throws IOException {
        json.writeStartObject();
        if (report.rule().name().isPresent()) {
            json.writeStringField("rule", report.rule().name().get());
        }
        JsonText.instant(json, "instant", report.instant());
        json.writeObjectField("during_alert", report.isDuring().orElse(null));
        if (report.usual().isPresent()) {
            weeks(json, report.rule(), report.usual().get());
        }
        json.writeFieldName("alert");
        if (report.detail().isPresent()) {
            Detail detail = report.detail().get();
            AlertsJson.write(json, report.listed(detail.alert()), detail.alert());
            buckets(json, report, detail.buckets());
            contrast(json, detail.contrast(), detail.latency(), detail.latencyBefore());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private static void weeks(JsonGenerator json, AlertRule rule, WindowCount window) throws IOException {
        Usual usual = window.usual().orElseThrow();
        JsonText.decimal(json, rule.isShare() ? "usual_percent" : "usual_hits_per_second", rule.usual(usual));
        json.writeArrayFieldStart("weeks");
        for (Week week : usual.weeks()) {
            json.writeStartObject();
            json.writeNumberField("weeks_ago", week.ago());
            if (week.window().isPresent()) {
                JsonText.instant(json, "from", week.window().get().from());
                JsonText.instant(json, "to", week.window().get().to());
            }
            json.writeNumberField("hits", week.count().hits());
            if (rule.isShare()) {
                json.writeNumberField("total_hits", week.count().total());
                JsonText.decimal(json, "percent", week.count().percent());
            }
            json.writeObjectField("left_out", week.leftOut().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void buckets(JsonGenerator json, ExplainReport report, HitBuckets buckets) throws IOException {
        boolean share = report.rule().isShare();
        json.writeNumberField("bucket_seconds", buckets.step().toSeconds());
        json.writeArrayFieldStart("buckets");
        for (int i = 0; i < buckets.counts().size(); i++) {
            TimeRange range = buckets.rangeOf(i);
            WindowCount count = buckets.counts().get(i);
            json.writeStartObject();
            JsonText.instant(json, "time", range.from());
            json.writeNumberField("hits", count.hits());
            JsonText.decimal(json, "hits_per_second", Rates.perSecond(count.hits(), range.seconds()));
            if (share) {
                json.writeNumberField("total_hits", count.total());
                JsonText.decimal(json, "percent", count.percent());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void contrast(JsonGenerator json, WindowContrast contrast) throws IOException {
        contrast(json, contrast, Optional.empty(), Optional.empty());
    }

    private static void contrast(
            JsonGenerator json, WindowContrast contrast, Optional<Latency> latency, Optional<Latency> before)
            throws IOException {
        json.writeObjectFieldStart("window");
        JsonText.instant(json, "from", contrast.window().from());
        JsonText.instant(json, "to", contrast.window().to());
        json.writeNumberField("hits", contrast.hits());
        json.writeNumberField("hits_before", contrast.hitsBefore());
        latency(json, "latency", latency);
        latency(json, "latency_before", before);
        json.writeEndObject();
        parts(json, "sections", "section", contrast.sections());
        parts(json, "clients", "client", contrast.clients());
    }

    private static void latency(JsonGenerator json, String name, Optional<Latency> latency) throws IOException {
        if (latency.isPresent()) {
            json.writeFieldName(name);
            JsonTraffic.latency(json, latency.get());
        }
    }

    private static void parts(JsonGenerator json, String list, String name, List<Part> parts) throws IOException {
        json.writeArrayFieldStart(list);
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringField(name, part.value());
            json.writeNumberField("hits", part.hits());
            json.writeNumberField("hits_before", part.hitsBefore());
            json.writeNumberField("change", part.change());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
