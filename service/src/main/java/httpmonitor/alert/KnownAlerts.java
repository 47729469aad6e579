package httpmonitor.alert;

import httpmonitor.alert.PastWeeks.FixedAlert;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts of a rule with a threshold of its own over some seconds, to be continued with the hits that follow.
 * Immutable.
 *
 * @param seconds those that were judged
 * @param state that of the last of them
 * @param alerts those that overlap the seconds, oldest first
 */
public record KnownAlerts(AlertRule rule, TimeRange seconds, AlertState state, List<FixedAlert> alerts) {

    /** A change of the clocks may move the past back: what is kept reaches back longer than that. */
    public static final Duration CLOCK_CHANGE = Duration.ofHours(2);

    /** Copies the list. */
    public KnownAlerts {
        alerts = List.copyOf(alerts);
    }

    /** Those that a stretch holds. */
    public static KnownAlerts of(AlertRule rule, AlertStretch found) {
        return with(rule, found.judged(), List.of(), found);
    }

    private static KnownAlerts with(AlertRule rule, TimeRange seconds, List<FixedAlert> before, AlertStretch newest) {
        List<FixedAlert> alerts = new ArrayList<>(before);
        newest.alerts(seconds.from()).forEach(alert -> alerts.add(FixedAlert.of(rule, alert)));
        return new KnownAlerts(rule, seconds, newest.state(), alerts);
    }

    /** The last second whose state is known. */
    public Instant second() {
        return seconds.to().minusSeconds(1);
    }

    /** Whether the seconds begin before some windows, and end in them or right before them. */
    boolean leadsTo(TimeRange windows) {
        return !seconds.from().isAfter(windows.from()) && !seconds.to().isBefore(windows.from());
    }

    /** The seconds whose hits are needed to continue up to an end after {@link #second}. */
    public TimeRange needed(Instant end) {
        return new TimeRange(second().minus(rule.window()), end);
    }

    /**
     * Continued.
     *
     * @param hits those of {@link #needed}
     * @param coverage what the hits speak for
     * @param windows what was needed: alerts that ended well before are forgotten
     */
    public KnownAlerts continuedWith(CountedHits hits, DataExtent coverage, TimeRange windows) {
        Instant oldest = windows.from().minus(CLOCK_CHANGE);
        Instant from = oldest.isAfter(seconds.from()) ? oldest : seconds.from();
        AlertStretch newest = AlertTimeline.of(rule, state, WindowCounts.of(hits, rule.window()), coverage)
                .stretch();
        List<FixedAlert> ended = alerts.stream()
                .filter(alert -> alert.to().isAfter(from) && alert.to().isBefore(Instant.MAX))
                .toList();
        return with(rule, new TimeRange(from, newest.judged().to()), ended, newest);
    }
}
