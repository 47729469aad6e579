package httpmonitor.alert;

import httpmonitor.alert.PastWeeks.FixedAlert;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the windows of a rule from hits. It reads those of past weeks where the rule compares with them, and finds the
 * alerts of other rules in them; of series that follow each other, each second is judged once.
 */
final class WindowReader {

    private record Place(int ago, AlertRule rule) {}

    private final AlertRule rule;
    private final HitHistory history;
    private final DataExtent coverage;
    private final Map<Place, KnownAlerts> known = new HashMap<>();

    /**
     * For one rule; it reads nothing yet.
     *
     * @param history the hits that the rule counts; of any range where the rule compares with past weeks
     */
    WindowReader(AlertRule rule, HitHistory history, DataExtent coverage) {
        this.rule = rule;
        this.history = history;
        this.coverage = coverage;
    }

    /** The windows that are wholly in a series. */
    WindowCounts of(CountedHits hits) throws TrafficUnavailableException {
        WindowCounts windows = WindowCounts.of(hits, rule.window());
        return rule.unusual().isPresent() ? windows.against(past(windows.first(), windows.last())) : windows;
    }

    private PastWeeks past(Instant first, Instant last) throws TrafficUnavailableException {
        Unusual condition = rule.unusual().orElseThrow();
        PastWeeks past = new PastWeeks(rule, coverage.beginning());
        for (int ago = 1; ago <= condition.weeks(); ago++) {
            Optional<TimeRange> range = PastWeeks.windows(rule, first, last, ago);
            if (range.isPresent() && range.get().to().isAfter(coverage.beginning())) {
                past.add(first, last, Optional.of(history.counted(range.get())), alerts(ago, range.get()));
            } else {
                past.add(first, last, range.map(CountedHits::empty), List.of());
            }
        }
        return past;
    }

    private List<FixedAlert> alerts(int ago, TimeRange windows) throws TrafficUnavailableException {
        List<FixedAlert> alerts = new ArrayList<>();
        for (AlertRule other : rule.unusual().orElseThrow().fixed()) {
            Place place = new Place(ago, other);
            KnownAlerts found = known(other, Optional.ofNullable(known.get(place)), windows);
            known.put(place, found);
            alerts.addAll(found.alerts());
        }
        return alerts;
    }

    private KnownAlerts known(AlertRule other, Optional<KnownAlerts> before, TimeRange windows)
            throws TrafficUnavailableException {
        HitHistory counted = history.counting(other.counting());
        if (before.isEmpty() || !before.get().leadsTo(windows)) {
            return KnownAlerts.of(other, new AlertReplay(other, counted).over(coverage.judged(windows), coverage));
        }
        return windows.to().isAfter(before.get().second())
                ? before.get().continuedWith(counted.counted(before.get().needed(windows.to())), coverage, windows)
                : before.get();
    }
}
