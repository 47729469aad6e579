package httpmonitor.view.report;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertStretch;
import httpmonitor.alert.Usual;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The alerts that a rule finds in a range.
 *
 * @param rule the rule
 * @param range the requested range
 * @param judged the judged part of it; empty, and before the range, where all of it comes after the horizon
 * @param alerts the alerts, oldest first
 * @param withoutBaseline the number of judged seconds without a baseline
 */
public record AlertsReport(
        AlertRule rule, TimeRange range, TimeRange judged, List<Alert> alerts, long withoutBaseline) {

    static final String LATER = "What came later is not all stored yet.";

    /** Copies the list. */
    public AlertsReport {
        alerts = List.copyOf(alerts);
    }

    /** The report of a replay over the judged seconds. */
    public static AlertsReport of(AlertRule rule, TimeRange range, AlertStretch found) {
        return new AlertsReport(rule, range, found.judged(), found.alerts(range.from()), found.withoutBaseline());
    }

    /** The report of a rule with a baseline at every second. */
    public AlertsReport(AlertRule rule, TimeRange range, TimeRange judged, List<Alert> alerts) {
        this(rule, range, judged, alerts, 0);
    }

    /** A sentence that a part of the range had no baseline; empty where all of it had one. */
    public Optional<String> noBaseline() {
        return withoutBaseline == 0
                ? Optional.empty()
                : Optional.of("Rule " + rule.name().orElseThrow() + ": no baseline for "
                        + DurationText.of(Duration.ofSeconds(withoutBaseline)) + " of that: fewer than " + Usual.NEEDED
                        + " past weeks were usable.");
    }

    /** The same with the newest alerts, as many as given. */
    public AlertsReport newest(int most) {
        List<Alert> kept = alerts.subList(Math.max(0, alerts.size() - most), alerts.size());
        return new AlertsReport(rule, range, judged, kept, withoutBaseline);
    }

    /** Whether the range ends after the last judged second. */
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

    /** Whether the rule is about a share. */
    public boolean isShare() {
        return rule.isShare();
    }
}
