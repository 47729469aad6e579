package httpmonitor.view.report;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertReplay.Compared;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.explain.AlertLookup;
import httpmonitor.alert.explain.HitBuckets;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.WindowContrast;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The report that explains an alert.
 *
 * @param rule the rule
 * @param range the requested range
 * @param judged the judged part of it
 * @param instant the requested instant
 * @param lookup the alert of the instant
 * @param detail the explanation of that alert; empty where there is none
 * @param usual the window whose past weeks are listed: that of the alert's fire where the instant is in an alert, else
 *     the instant's; empty where the rule does not compare with past weeks
 */
public record ExplainReport(
        AlertRule rule,
        TimeRange range,
        TimeRange judged,
        Instant instant,
        AlertLookup lookup,
        Optional<Detail> detail,
        Optional<Compared> usual) {

    /**
     * The explanation of an alert.
     *
     * @param buckets the hits around it
     * @param contrast the sections and clients of the window that fired
     * @param latency the latency of that window, without the rule's bounds on the duration; empty where no hit has one
     * @param latencyBefore the same of the window before
     */
    public record Detail(
            Alert alert,
            HitBuckets buckets,
            WindowContrast contrast,
            Optional<Latency> latency,
            Optional<Latency> latencyBefore) {}

    /**
     * Whether the instant lies in the alert; empty where that is unknown, because it is after the last judged second.
     */
    public Optional<Boolean> isDuring() {
        return instant.isBefore(judged.to()) ? Optional.of(lookup instanceof AlertLookup.At) : Optional.empty();
    }

    /** The alert as a list of its own. */
    public AlertsReport listed(Alert alert) {
        return new AlertsReport(rule, range, judged, List.of(alert));
    }
}
