package httpmonitor.view.report;

import httpmonitor.alert.Alert;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.WindowContrast;
import java.time.Instant;
import java.util.List;

/**
 * The report about a range, compared with another range of the same length.
 *
 * @param generated the time of the report
 * @param index the index pattern
 * @param filter which hits count, as users write it; empty: every hit
 * @param now the range
 * @param before the range that it is compared with
 * @param alerts the alerts of each rule
 * @param explained the explained alerts, oldest first
 */
public record RangeReport(
        Instant generated,
        String index,
        String filter,
        Half now,
        Half before,
        List<AlertsReport> alerts,
        List<Explained> explained) {

    /** Copies the lists. */
    public RangeReport {
        alerts = List.copyOf(alerts);
        explained = List.copyOf(explained);
    }

    /**
     * One of the two ranges.
     *
     * @param steps hits over time
     * @param parts their figures and lists
     */
    public record Half(HitSteps steps, IntervalTraffic parts) {}

    /**
     * An explained alert.
     *
     * @param report the rule's alerts, this one included
     * @param contrast the sections and clients of the window that fired
     */
    public record Explained(AlertsReport report, Alert alert, WindowContrast contrast) {}
}
