package httpmonitor.cli.run;

import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.notify.AlertBook;
import httpmonitor.poller.notify.PollerState;
import httpmonitor.poller.notify.RuleView;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.WatchedRule;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives the notifications about the poller's state from the ticks. Stateful; takes ticks in order. */
final class PollerStates {

    private final String index;
    private final String filter;
    private final Map<AlertRule, AlertBook> books = new HashMap<>();

    /**
     * For one poller.
     *
     * @param index the index pattern of the hits
     * @param filter which hits count, as users write it
     */
    PollerStates(String index, String filter) {
        this.index = index;
        this.filter = filter;
    }

    PollerState of(TickReport report) {
        List<RuleView> views =
                report.alerts().stream().map(alert -> view(report, alert)).toList();
        return new PollerState(report.range().to(), views, report.alert().blind());
    }

    private RuleView view(TickReport report, AlertReport alert) {
        Instant t = report.range().to();
        Optional<Instant> blindSince = alert.blind().map(AlertReport.Blind::since);
        Instant knownUntil = blindSince.filter(since -> since.isBefore(t)).orElse(t);
        List<AlertEvent> news = report.news().stream()
                .filter(item -> item.rule().equals(alert.rule()))
                .map(RuleEvent::news)
                .toList();
        List<SeenAlert> alerts = books.computeIfAbsent(alert.rule(), rule -> new AlertBook())
                .update(t, news, alert.state(), alert.window(), blindSince.isPresent());
        WatchedRule watched = new WatchedRule(alert.rule().label(), alert.rule(), index, filter);
        return new RuleView(watched, alerts, knownUntil, blindSince.isPresent());
    }
}
