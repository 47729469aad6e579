package httpmonitor.view.report;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertRule;
import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.util.List;

/**
 * The alerts that a rule finds in a range.
 *
 * @param rule what was judged
 * @param range the instants that were asked about
 * @param judged those of them that could be judged; empty, and before the range, where all of it came after the horizon
 * @param alerts what was found, oldest first
 */
public record AlertsReport(AlertRule rule, TimeRange range, TimeRange judged, List<Alert> alerts) {

    static final String LATER = "What came later is not all stored yet.";

    /** Copies the list. */
    public AlertsReport {
        alerts = List.copyOf(alerts);
    }

    /** Whether the range ends after the last second that could be judged. */
    boolean isCut() {
        return judged.to().isBefore(range.to());
    }

    /** The window's average when an alert fired. */
    public BigDecimal rate(Alert alert) {
        return rule.rate(alert.window().hits());
    }

    /** The average of the worst window while an alert lasted. */
    public BigDecimal peakRate(Alert alert) {
        return rule.rate(alert.peak().hits());
    }

    /** Whether the rule judges shares. */
    public boolean isShare() {
        return rule.counting().shareOfAll();
    }
}
