package httpmonitor.view.json;

import httpmonitor.alert.AlertReplay.Compared;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.PastWeeks.Week;
import httpmonitor.alert.Usual;
import httpmonitor.alert.WindowCount;
import httpmonitor.alert.explain.HitBuckets;
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
import java.util.stream.IntStream;

/**
 * Explained alerts as one JSON array on one line, an object for each rule. {@code alert} has the members of {@link
 * AlertsJson}, and is {@code null} where there is no alert; then further members are absent. {@code during_alert} is
 * {@code null} for an instant after the horizon.
 */
public final class ExplainJson {

    /** The array, with its line end. */
    public String explained(List<ExplainReport> reports) {
        return JsonText.array(reports, ExplainJson::report);
    }

    private static void report(JsonText json, ExplainReport report) throws IOException {
        json.rule(report.rule());
        json.instant("instant", report.instant());
        if (report.isDuring().isPresent()) {
            json.flag("during_alert", report.isDuring().get());
        } else {
            json.unknown("during_alert");
        }
        if (report.usual().isPresent()) {
            weeks(json, report.rule(), report.usual().get());
        }
        if (report.detail().isPresent()) {
            Detail detail = report.detail().get();
            json.object("alert", alert -> AlertsJson.write(alert, report.listed(detail.alert()), detail.alert()));
            buckets(json, report.rule(), detail.buckets());
            contrast(json, detail.contrast(), detail.latency(), detail.latencyBefore());
        } else {
            json.unknown("alert");
        }
    }

    private static void weeks(JsonText json, AlertRule rule, Compared compared) throws IOException {
        Usual usual = compared.window().usual().orElseThrow();
        json.decimal(rule.isShare() ? "usual_percent" : "usual_hits_per_second", rule.usual(usual));
        json.objects("weeks", compared.weeks(), (object, week) -> week(object, rule, week));
    }

    private static void week(JsonText json, AlertRule rule, Week week) throws IOException {
        json.number("weeks_ago", week.ago());
        if (week.window().isPresent()) {
            json.instant("from", week.window().get().from());
            json.instant("to", week.window().get().to());
        }
        json.number("hits", week.count().hits());
        share(json, rule, week.count());
        json.text("left_out", week.leftOut());
    }

    private static void share(JsonText json, AlertRule rule, WindowCount count) throws IOException {
        if (rule.isShare()) {
            json.number("total_hits", count.total());
            json.decimal("percent", count.percent());
        }
    }

    private static void buckets(JsonText json, AlertRule rule, HitBuckets buckets) throws IOException {
        json.number("bucket_seconds", buckets.step().toSeconds());
        List<Integer> numbers =
                IntStream.range(0, buckets.counts().size()).boxed().toList();
        json.objects("buckets", numbers, (bucket, i) -> {
            TimeRange range = buckets.rangeOf(i);
            WindowCount count = buckets.counts().get(i);
            bucket.instant("time", range.from());
            bucket.number("hits", count.hits());
            bucket.decimal("hits_per_second", Rates.perSecond(count.hits(), range.seconds()));
            share(bucket, rule, count);
        });
    }

    static void contrast(JsonText json, WindowContrast contrast) throws IOException {
        contrast(json, contrast, Optional.empty(), Optional.empty());
    }

    private static void contrast(
            JsonText json, WindowContrast contrast, Optional<Latency> latency, Optional<Latency> before)
            throws IOException {
        json.object("window", window -> {
            window.instant("from", contrast.window().from());
            window.instant("to", contrast.window().to());
            window.number("hits", contrast.hits());
            window.number("hits_before", contrast.hitsBefore());
            JsonTraffic.latency(window, "latency", latency);
            JsonTraffic.latency(window, "latency_before", before);
        });
        json.objects("sections", contrast.sections(), (part, section) -> part(part, "section", section));
        json.objects("clients", contrast.clients(), (part, client) -> part(part, "client", client));
    }

    private static void part(JsonText json, String name, Part part) throws IOException {
        json.text(name, part.value());
        json.number("hits", part.hits());
        json.number("hits_before", part.hitsBefore());
        json.number("change", part.change());
    }
}
