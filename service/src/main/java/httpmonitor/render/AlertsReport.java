package httpmonitor.render;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertRule;
import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.util.List;

/**
 * The alerts that a rule finds in a range.
 *
 * @param rule what was judged
 * @param range the instants that were judged
 * @param alerts what was found, oldest first
 */
public record AlertsReport(AlertRule rule, TimeRange range, List<Alert> alerts) {

    /** Copies the list. */
    public AlertsReport {
        alerts = List.copyOf(alerts);
    }

    /** The window's average when an alert fired. */
    BigDecimal rate(Alert alert) {
        return rule.rate(alert.window().hits());
    }

    /** The average of the worst window while an alert lasted. */
    BigDecimal peakRate(Alert alert) {
        return rule.rate(alert.peak().hits());
    }

    /** Whether the rule judges shares. */
    boolean isShare() {
        return rule.counting().shareOfAll();
    }
}
