package httpmonitor.poller.tick;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.AlertTracker.Finding;
import httpmonitor.poller.tick.AlertTracker.Judgement;
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

    private record Tracked(AlertRule rule, AlertTracker tracker) {}

    private final List<Tracked> all;
    private final List<RuleEvent> history = new ArrayList<>();

    Alerts(List<AlertRule> rules, Duration interval, TrafficSource source) {
        this.all = rules.stream()
                .map(rule -> new Tracked(rule, new AlertTracker(rule, interval, source.counting(rule.counting()))))
                .toList();
    }

    /** The questions for a tick at {@code t}, rule by rule. */
    List<RuleQuestion> questions(Instant t) {
        return all.stream().map(tracked -> tracked.tracker().question(t)).toList();
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
            findings.add(all.get(i).tracker().find(t, of(traffic, i), coverage, blind.isPresent()));
        }
        return judged(findings, blind);
    }

    private static RuleTraffic of(TrafficSnapshot traffic, int rule) {
        return rule == 0
                ? new RuleTraffic(CountedHits.of(traffic.recent()), traffic.late())
                : traffic.rules().get(rule - 1);
    }

    private TickReport.Judged judged(List<Finding> findings, Optional<Blind> blind) {
        List<AlertReport> reports = new ArrayList<>();
        List<RuleEvent> news = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            AlertRule rule = all.get(i).rule();
            Judgement judged = all.get(i).tracker().record(findings.get(i));
            reports.add(new AlertReport(
                    rule,
                    Optional.of(judged.state()),
                    blind.isPresent() ? Optional.empty() : Optional.of(judged.window()),
                    blind,
                    judged.flapping(),
                    judged.hasNoBaseline()));
            judged.news().forEach(item -> news.add(new RuleEvent(rule, item)));
        }
        // A stable sort: rules that change in the same second keep their order.
        news.sort(Comparator.comparing(item -> item.news().about()));
        history.addAll(news);
        return new TickReport.Judged(reports, news, history);
    }

    /** The states that were judged last, for the time in which the store is away. */
    TickReport.Judged held(Blind blind) {
        List<AlertReport> held = all.stream()
                .map(tracked -> new AlertReport(
                        tracked.rule(),
                        tracked.tracker().lastState(),
                        Optional.empty(),
                        Optional.of(blind),
                        Flapping.NONE,
                        tracked.tracker().hadNoBaseline()))
                .toList();
        return new TickReport.Judged(held, List.of(), history);
    }
}
