package httpmonitor.view.csv;

import httpmonitor.traffic.FurtherLists;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.IntervalTraffic.Client;
import httpmonitor.traffic.IntervalTraffic.Section;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.view.csv.CsvRow.Column;
import httpmonitor.view.text.Millis;
import httpmonitor.view.text.Rates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@link CsvOutput} that say what the store answered. */
final class CsvTraffic {

    private final TimeRange range;
    private final IntervalTraffic interval;
    private final StoredTotals totals;
    private final List<CsvRow> rows = new ArrayList<>();

    private CsvTraffic(IntervalTraffic interval, StoredTotals totals) {
        this.range = interval.range();
        this.interval = interval;
        this.totals = totals;
    }

    static List<CsvRow> rows(IntervalTraffic interval, StoredTotals totals, int top) {
        CsvTraffic rows = new CsvTraffic(interval, totals);
        rows.interval();
        rows.status();
        interval.latency().ifPresent(rows::latency);
        rows.sections();
        rows.topSections(top);
        rows.clients();
        rows.further(interval.further());
        return rows.rows;
    }

    private void interval() {
        row("interval", interval.hits())
                .name(interval.estimated() ? "estimated" : "")
                .count(Column.BYTES, interval.bytes())
                .count(Column.CLIENTS, interval.clients())
                .count(Column.CLIENT_ERRORS, interval.status().getOrDefault(StatusClass.CLIENT_ERROR, 0L))
                .count(Column.SERVER_ERRORS, interval.status().getOrDefault(StatusClass.SERVER_ERROR, 0L))
                .count(Column.TOTAL_HITS, totals.hits());
    }

    private void status() {
        for (StatusClass status : StatusClass.values()) {
            Long hits = interval.status().get(status);
            if (hits != null) {
                row("status", hits).name(status.label());
            }
        }
    }

    private void latency(Latency latency) {
        CsvRow row = row("latency", latency.hits()).millis(Column.MAX_MS, Millis.exact(latency.maxNanos()));
        latency.percentiles()
                .ifPresent(known -> row.millis(Column.P50_MS, Millis.percentile(known.p50()))
                        .millis(Column.P95_MS, Millis.percentile(known.p95()))
                        .millis(Column.P99_MS, Millis.percentile(known.p99())));
    }

    private void sections() {
        for (Section section : interval.sections()) {
            figures("section", section).count(Column.TOTAL_HITS, totals.of(section.name()));
        }
        row("no_section", interval.noSection());
    }

    private CsvRow figures(String kind, Section section) {
        CsvRow row = row(kind, section.hits())
                .name(section.name())
                .count(Column.BYTES, section.bytes())
                .count(Column.CLIENT_ERRORS, section.clientErrors())
                .count(Column.SERVER_ERRORS, section.serverErrors());
        section.p95().ifPresent(nanos -> row.millis(Column.P95_MS, Millis.percentile(nanos)));
        return row;
    }

    private void topSections(int top) {
        totals.bySection().entrySet().stream()
                .limit(top)
                .forEach(section ->
                        row("top_section").name(section.getKey()).count(Column.TOTAL_HITS, section.getValue()));
    }

    private void further(FurtherLists lists) {
        lists.urls().orElse(List.of()).forEach(url -> figures("url", url));
        lists.referrers()
                .orElse(List.of())
                .forEach(referrer -> row("referrer", referrer.hits()).name(referrer.url()));
        lists.agents()
                .orElse(List.of())
                .forEach(agent ->
                        row("agent:" + agent.kind().label(), agent.hits()).name(agent.name()));
    }

    private void clients() {
        for (Client client : interval.clientList()) {
            row("client", client.hits()).name(client.address()).count(Column.BYTES, client.bytes());
        }
    }

    private CsvRow row(String kind, long hits) {
        return row(kind).hits(hits, Rates.perSecond(hits, range.seconds()));
    }

    private CsvRow row(String kind) {
        Instant time = range.to();
        CsvRow row = new CsvRow(time, kind);
        rows.add(row);
        return row;
    }
}
