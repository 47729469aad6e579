package httpmonitor.view.json;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.HitList;
import httpmonitor.view.text.TickOutput;
import java.io.IOException;
import java.util.Set;

/**
 * One JSON object per line and tick, in ASCII.
 *
 * <p>Instants are ISO-8601 in UTC, to the second. Rates have at most two decimals, half up. Unknown values are {@code
 * null}: where the store did not answer, all its numbers and lists.
 *
 * <p>Where hits of the interval have durations, {@code interval} also has {@code latency}, and each section {@code
 * p95_ms}: in milliseconds, percentiles right to 1 %.
 *
 * <p>Where there are further rules, {@code rules} has one object for each, with the members of {@code alert} and its
 * name as {@code rule}; their transitions have {@code rule} too. {@code condition} is {@code above}, {@code below} or
 * {@code share}. For a share the thresholds are percent, and there are also {@code minimum_hits}, {@code total_hits}
 * and {@code percent}.
 */
public final class JsonOutput implements TickOutput {

    private final int top;
    private final Set<HitList> lists;

    /**
     * An output of ticks.
     *
     * @param top the highest length of each list
     * @param lists the lists that were asked for in addition to sections and clients
     */
    public JsonOutput(int top, Set<HitList> lists) {
        this.top = top;
        this.lists = Set.copyOf(lists);
    }

    @Override
    public String tick(TickReport report) {
        return JsonText.object(json -> write(json, report));
    }

    private void write(JsonText json, TickReport report) throws IOException {
        JsonTraffic traffic = new JsonTraffic(json, report, top);
        JsonAlert alert = new JsonAlert(json);
        json.instant("time", report.range().to());
        json.number("interval_seconds", report.range().seconds());
        json.number("missed_ticks", report.missedTicks());
        traffic.interval();
        json.object(
                "total",
                total -> total.number(
                        "hits",
                        report.traffic().stream()
                                .mapToLong(snapshot -> snapshot.totals().hits())
                                .findFirst()));
        traffic.list(HitList.SECTIONS);
        traffic.topSections();
        traffic.list(HitList.CLIENTS);
        traffic.estimated();
        traffic.further(lists);
        alert.alert(report.alert());
        alert.rules(report.furtherAlerts());
        alert.transitions(report.news());
        json.object("ingest", ingest -> ingest(ingest, report.ingest()));
        json.number("took_ms", report.took().toMillis());
    }

    private static void ingest(JsonText json, Ingest ingest) throws IOException {
        json.seconds("lag_seconds", ingest.lagSeconds());
        json.number("backlog_bytes", ingest.backlogBytes());
        json.number("unparsed", ingest.unparsed());
        json.seconds("heartbeat_age_seconds", ingest.heartbeatAgeSeconds());
    }
}
