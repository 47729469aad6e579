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
 * @param rule what was judged
 * @param range the instants that were asked about
 * @param judged those of them that could be judged; empty, and before the range, where all of it came after the horizon
 * @param alerts what was found, oldest first
 * @param withoutBaseline how many of the judged seconds could not be compared with the usual
 */
public record AlertsReport(
        AlertRule rule, TimeRange range, TimeRange judged, List<Alert> alerts, long withoutBaseline) {

    static final String LATER = "What came later is not all stored yet.";

    /** Copies the list. */
    public AlertsReport {
        alerts = List.copyOf(alerts);
    }

    /** What a replay over the seconds that could be judged has found. */
    public static AlertsReport of(AlertRule rule, TimeRange range, AlertStretch found) {
        return new AlertsReport(rule, range, found.judged(), found.alerts(range.from()), found.withoutBaseline());
    }

    /** Of a rule that could be judged at every second. */
    public AlertsReport(AlertRule rule, TimeRange range, TimeRange judged, List<Alert> alerts) {
        this(rule, range, judged, alerts, 0);
    }

    /** That some of the range could not be compared with the usual, a sentence; empty where all of it could. */
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
        return rule.isShare();
    }
}
