package httpmonitor.view.report;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertLookup;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.HitBuckets;
import httpmonitor.alert.WindowCount;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.WindowContrast;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The report that explains an alert.
 *
 * @param rule what was judged
 * @param range the seconds that were asked about
 * @param judged those of them that could be judged
 * @param instant the instant that was asked about
 * @param lookup the alert that it belongs to
 * @param detail a closer look at that alert; empty where there is none
 * @param usual the window that past weeks are listed for: that of the alert's fire where the instant lies in one, or
 *     else the instant's; empty where the rule does not compare with them
 */
public record ExplainReport(
        AlertRule rule,
        TimeRange range,
        TimeRange judged,
        Instant instant,
        AlertLookup lookup,
        Optional<Detail> detail,
        Optional<WindowCount> usual) {

    /**
     * A closer look at an alert.
     *
     * @param buckets the hits around it
     * @param contrast whose hits the window holds that ends where it fired
     * @param latency of that window, the rule's bounds on the duration ignored; empty where no hit has a duration
     * @param latencyBefore the same of the window before
     */
    public record Detail(
            Alert alert,
            HitBuckets buckets,
            WindowContrast contrast,
            Optional<Latency> latency,
            Optional<Latency> latencyBefore) {}

    /**
     * Whether the instant lies in the alert; empty where that is not known yet, because it lies after what could be
     * judged.
     */
    public Optional<Boolean> isDuring() {
        return instant.isBefore(judged.to()) ? Optional.of(lookup instanceof AlertLookup.At) : Optional.empty();
    }

    /** The alert alone, as it is listed. */
    public AlertsReport listed(Alert alert) {
        return new AlertsReport(rule, range, judged, List.of(alert));
    }
}
