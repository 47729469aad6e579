package httpmonitor.cli.run;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Order;
import httpmonitor.view.report.AlertsReport;
import httpmonitor.view.report.RangeReport;
import httpmonitor.view.report.RangeReport.Explained;
import httpmonitor.view.report.RangeReport.Half;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the report about a range: a few requests for hits, and a replay for each rule.
 *
 * @param source the hits for the alerts
 * @param hits the hits for figures and lists
 * @param rules at least one; the first is about all hits
 * @param coverage the extent of the stored hits
 */
public record RangeReporting(
        ElasticsearchTrafficSource source, HitLog hits, List<AlertRule> rules, DataExtent coverage) {

    /** The number of steps of the chart. */
    private static final int STEPS = 240;

    private static final int TOP = 25;

    /** How many of a rule's alerts, the newest ones, are explained and listed. */
    private static final int EXPLAINED = 20;

    private static final int LISTED = 500;

    /**
     * Makes the report.
     *
     * @param index the index pattern, to be shown
     * @param filter the filter that the hits pass, to be shown
     * @param compared a range of the same length
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    public RangeReport of(TimeRange range, TimeRange compared, String index, String filter, Instant now)
            throws TrafficUnavailableException {
        List<AlertsReport> alerts = new ArrayList<>();
        List<Explained> explained = new ArrayList<>();
        for (AlertRule rule : rules) {
            AlertReplay replay = new AlertReplay(rule, source.counting(rule.counting()));
            AlertsReport report = AlertsReport.of(rule, range, replay.over(coverage.judged(range), coverage))
                    .newest(LISTED);
            alerts.add(report);
            explained.addAll(explained(report));
        }
        return new RangeReport(now, index, filter, half(range), half(compared), alerts, explained);
    }

    private Half half(TimeRange range) throws TrafficUnavailableException {
        Duration step = Duration.ofSeconds(Math.max(1, Math.ceilDiv(range.seconds(), STEPS)));
        return new Half(hits.steps(range, TrafficFilter.NONE, step), hits.breakdown(range, TrafficFilter.NONE, TOP));
    }

    private List<Explained> explained(AlertsReport report) throws TrafficUnavailableException {
        AlertRule rule = report.rule();
        List<Alert> closer = report.newest(EXPLAINED).alerts();
        List<TimeRange> windows = closer.stream()
                .map(alert -> TimeRange.endingAt(alert.firedAt(), rule.window()))
                .toList();
        // Missing traffic was there in the window before.
        Order order = rule.isAboutMissing() ? Order.BEFORE : Order.NOW;
        List<WindowContrast> contrasts = source.contrasts(windows, rule.filter(), order);
        List<Explained> explained = new ArrayList<>();
        for (int i = 0; i < closer.size(); i++) {
            explained.add(new Explained(report, closer.get(i), contrasts.get(i)));
        }
        return explained;
    }
}
