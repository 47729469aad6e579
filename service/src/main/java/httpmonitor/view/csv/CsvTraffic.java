package httpmonitor.view.csv;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.view.text.Millis;
import httpmonitor.view.text.Rates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@link CsvOutput} with the traffic. */
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
        rows.list(HitList.SECTIONS);
        rows.row("no_section", interval.noSection());
        rows.topSections(top);
        rows.list(HitList.CLIENTS);
        rows.further();
        return rows.rows;
    }

    private void interval() {
        row("interval", interval.hits())
                .name(interval.hasEstimates() ? "estimated" : "")
                .count(CsvColumn.BYTES, interval.bytes())
                .count(CsvColumn.CLIENTS, interval.clients())
                .count(CsvColumn.CLIENT_ERRORS, interval.status().getOrDefault(StatusClass.CLIENT_ERROR, 0L))
                .count(CsvColumn.SERVER_ERRORS, interval.status().getOrDefault(StatusClass.SERVER_ERROR, 0L))
                .count(CsvColumn.TOTAL_HITS, totals.hits());
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
        CsvRow row = row("latency", latency.hits()).millis(CsvColumn.MAX_MS, Millis.exact(latency.maxNanos()));
        latency.percentiles()
                .ifPresent(known -> row.millis(CsvColumn.P50_MS, Millis.percentile(known.p50()))
                        .millis(CsvColumn.P95_MS, Millis.percentile(known.p95()))
                        .millis(CsvColumn.P99_MS, Millis.percentile(known.p99())));
    }

    private void list(HitList list) {
        for (HitGroup group : interval.list(list)) {
            CsvRow row = row(kind(list, group), group.hits())
                    .name(group.value())
                    .count(CsvColumn.BYTES, group.bytes())
                    .count(CsvColumn.CLIENT_ERRORS, group.clientErrors())
                    .count(CsvColumn.SERVER_ERRORS, group.serverErrors());
            group.p95().ifPresent(nanos -> row.millis(CsvColumn.P95_MS, Millis.percentile(nanos)));
            if (list == HitList.SECTIONS) {
                row.count(CsvColumn.TOTAL_HITS, totals.of(group.value()));
            }
        }
    }

    private static String kind(HitList list, HitGroup group) {
        return switch (list) {
            case FAILING_URLS -> "failing_url";
            case STATUS -> "status_code";
            case AGENTS ->
                "agent" + group.agent().map(agent -> ":" + agent.kind().label()).orElse("");
            case SECTIONS, URLS, CLIENTS, NETWORKS, METHODS, REFERRERS, HOSTS, SERVERS -> list.item();
        };
    }

    private void topSections(int top) {
        totals.bySection().entrySet().stream()
                .limit(top)
                .forEach(section ->
                        row("top_section").name(section.getKey()).count(CsvColumn.TOTAL_HITS, section.getValue()));
    }

    private void further() {
        for (HitList list : HitList.values()) {
            if (list != HitList.SECTIONS && list != HitList.CLIENTS) {
                list(list);
            }
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
