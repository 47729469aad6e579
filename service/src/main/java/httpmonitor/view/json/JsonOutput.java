package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.text.TickOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One JSON object per line and tick, in ASCII.
 *
 * <p>Instants are ISO-8601 in UTC, to the second. Rates have at most two decimals, half up. What is not known is
 * {@code null}: where the store did not answer, every number of it and every list.
 *
 * <p>Where hits of the interval have durations, {@code latency} joins {@code interval}, and {@code p95_ms} each
 * section: in milliseconds, percentiles right to 1 %.
 *
 * <p>Where there are further rules, {@code rules} holds one object for each, with the members of {@code alert} and its
 * name as {@code rule}, and what has that name stands in their transitions too. {@code condition} is {@code above},
 * {@code below} or {@code share}; of a share the thresholds are percent, and {@code minimum_hits}, {@code total_hits}
 * and {@code percent} join them.
 */
public final class JsonOutput implements TickOutput {

    private final int top;
    private final Set<HitList> lists;

    /**
     * Without further lists.
     *
     * @param top how long each list is at most
     */
    public JsonOutput(int top) {
        this(top, Set.of());
    }

    /**
     * The same with further lists.
     *
     * @param lists those that were asked for
     */
    public JsonOutput(int top, Set<HitList> lists) {
        this.top = top;
        this.lists = Set.copyOf(lists);
    }

    /** Nothing. */
    @Override
    public String opening() {
        return "";
    }

    @Override
    public String tick(TickReport report) {
        return JsonText.line(json -> write(json, report));
    }

    private void write(JsonGenerator json, TickReport report) throws IOException {
        JsonTraffic traffic = new JsonTraffic(json, report, top);
        JsonAlert alert = new JsonAlert(json);
        json.writeStartObject();
        JsonText.instant(json, "time", report.range().to());
        json.writeNumberField("interval_seconds", report.range().seconds());
        json.writeNumberField("missed_ticks", report.missedTicks());
        traffic.interval();
        total(json, report.traffic());
        traffic.list(HitList.SECTIONS);
        traffic.topSections();
        traffic.list(HitList.CLIENTS);
        traffic.estimated();
        traffic.further(lists);
        alert.alert(report.alert());
        alert.rules(report.furtherAlerts());
        alert.transitions(report.news());
        ingest(json, report.ingest());
        json.writeNumberField("took_ms", report.took().toMillis());
        json.writeEndObject();
    }

    private static void total(JsonGenerator json, Optional<TrafficSnapshot> traffic) throws IOException {
        json.writeObjectFieldStart("total");
        JsonText.count(
                json,
                "hits",
                traffic.map(snapshot -> OptionalLong.of(snapshot.totals().hits()))
                        .orElseGet(OptionalLong::empty));
        json.writeEndObject();
    }

    private static void ingest(JsonGenerator json, Ingest ingest) throws IOException {
        json.writeObjectFieldStart("ingest");
        JsonText.seconds(json, "lag_seconds", ingest.lagSeconds());
        JsonText.count(json, "backlog_bytes", ingest.backlogBytes());
        JsonText.count(json, "unparsed", ingest.unparsed());
        JsonText.seconds(json, "heartbeat_age_seconds", ingest.heartbeatAgeSeconds());
        json.writeEndObject();
    }
}
