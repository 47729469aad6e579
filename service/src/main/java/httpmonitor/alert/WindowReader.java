package httpmonitor.alert;

import httpmonitor.alert.PastWeeks.FixedAlert;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the windows of a rule from hits. Reads the hits of past weeks where the rule compares with them. */
final class WindowReader {

    private final AlertRule rule;
    private final HitHistory history;
    private final DataExtent coverage;

    /**
     * For one rule; it reads nothing yet.
     *
     * @param history the hits that the rule counts
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
                past.add(first, last, Optional.of(hits(range.get())), alerts(condition.fixed(), range.get()));
            } else {
                past.add(first, last, range.map(CountedHits::empty), List.of());
            }
        }
        return past;
    }

    private CountedHits hits(TimeRange range) throws TrafficUnavailableException {
        CountedHits hits = CountedHits.empty(new TimeRange(range.from(), range.from()));
        for (Instant from = range.from();
                from.isBefore(range.to());
                from = hits.range().to()) {
            Instant end = from.plus(HitHistory.LONGEST_SLICE);
            hits = hits.followedBy(history.counted(new TimeRange(from, end.isBefore(range.to()) ? end : range.to())));
        }
        return hits;
    }

    private List<FixedAlert> alerts(List<AlertRule> fixed, TimeRange range) throws TrafficUnavailableException {
        List<FixedAlert> alerts = new ArrayList<>();
        for (AlertRule other : fixed) {
            new AlertReplay(other, history.counting(other.counting()))
                    .alerts(range, coverage).stream()
                            .map(alert -> FixedAlert.of(other, alert))
                            .forEach(alerts::add);
        }
        return alerts;
    }
}
