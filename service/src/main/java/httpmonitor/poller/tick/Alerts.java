package httpmonitor.poller.tick;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.AlertTracker.Finding;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.RuleTraffic;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.RuleQuestion;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The alerts of all rules, carried from tick to tick. The first rule is about all hits, whose counts every tick has.
 */
final class Alerts {

    private final List<AlertTracker> all;
    private final EventHistory history = new EventHistory();

    Alerts(List<AlertRule> rules, Duration interval, TrafficSource source) {
        this.all = rules.stream()
                .map(rule -> new AlertTracker(rule, interval, source.counting(rule.counting())))
                .toList();
    }

    /** The questions for a tick at {@code t}, rule by rule. */
    List<RuleQuestion> questions(Instant t) {
        return all.stream().map(tracker -> tracker.question(t)).toList();
    }

    /**
     * Judges every rule; news at equal times are in the order of the rules. Where one rule cannot be judged, nothing
     * counts as reported.
     *
     * @param horizon the time up to which everything is stored
     */
    TickReport.Judged judge(Instant t, TrafficSnapshot traffic, Instant horizon, Optional<Blind> blind)
            throws TrafficUnavailableException {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            DataExtent coverage = all.get(i).rule().needsBeginning()
                    ? new DataExtent(traffic.store().beginning().orElse(Instant.MAX), horizon)
                    : DataExtent.until(horizon);
            findings.add(all.get(i).find(t, of(traffic, i), coverage, blind.isPresent()));
        }
        List<RuleEvent> news = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            AlertRule rule = all.get(i).rule();
            all.get(i).record(findings.get(i)).forEach(item -> news.add(new RuleEvent(rule, item)));
        }
        // A stable sort: rules that change in the same second keep their order.
        news.sort(Comparator.comparing(item -> item.news().about()));
        history.add(news);
        List<AlertReport> reports =
                all.stream().map(tracker -> tracker.report(blind)).toList();
        return new TickReport.Judged(reports, news, history.newest(), history.earlier());
    }

    private static RuleTraffic of(TrafficSnapshot traffic, int rule) {
        return rule == 0
                ? new RuleTraffic(CountedHits.of(traffic.recent()), traffic.late())
                : traffic.rules().get(rule - 1);
    }

    /** The states that were judged last, for the time in which the store is away. */
    TickReport.Judged held(Blind blind) {
        return new TickReport.Judged(
                all.stream().map(tracker -> tracker.held(blind)).toList(),
                List.of(),
                history.newest(),
                history.earlier());
    }
}
