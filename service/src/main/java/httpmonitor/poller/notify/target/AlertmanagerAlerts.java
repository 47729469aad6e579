package httpmonitor.poller.notify.target;

import httpmonitor.alert.AlertMessage;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.PollerState;
import httpmonitor.poller.notify.RuleView;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import httpmonitor.poller.notify.WatchedRule;
import httpmonitor.poller.tick.AlertReport.Blind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of all alerts for Alertmanager: the latest alert of each rule, until a quarter of an hour after its end.
 * Remembers only the poller's own blindness from tick to tick. For one thread.
 */
final class AlertmanagerAlerts {

    /** How long a resolved alert is posted, as by Prometheus. */
    private static final Duration RESOLVED_FOR = Duration.ofMinutes(15);

    private final Map<String, String> labels;
    private final String poller;
    private final Duration validity;
    private Optional<SeenBlind> blind = Optional.empty();

    private record SeenBlind(Instant since, Optional<Instant> until, String reason) {}

    AlertmanagerAlerts(Map<String, String> labels, String poller, Duration validity) {
        this.labels = Map.copyOf(labels);
        this.poller = poller;
        this.validity = validity;
    }

    List<AlertmanagerAlert> of(PollerState pollerState, Instant now) {
        List<AlertmanagerAlert> all = new ArrayList<>();
        for (RuleView view : pollerState.rules()) {
            if (!view.alerts().isEmpty() && isCurrent(view.alerts().getLast(), now)) {
                all.add(alert(view.rule(), view.alerts().getLast(), now));
            }
        }
        follow(pollerState);
        blind.filter(one -> one.until().isEmpty() || isRecent(one.until().get(), now))
                .ifPresent(one -> all.add(blind(one, now)));
        return all;
    }

    private static boolean isCurrent(SeenAlert alert, Instant now) {
        return alert.recovery().map(end -> isRecent(end.at(), now)).orElse(true);
    }

    private static boolean isRecent(Instant end, Instant now) {
        return end.isAfter(now.minus(RESOLVED_FOR));
    }

    private AlertmanagerAlert alert(WatchedRule rule, SeenAlert alert, Instant now) {
        SortedMap<String, String> all = new TreeMap<>(labels);
        all.putAll(rule.labels());
        all.put("alertname", rule.rule().name().isEmpty() ? "HttpMonitorHighTraffic" : "HttpMonitorRule");
        Notice.Kind kind = alert.isFiring() ? Notice.Kind.FIRED : Notice.Kind.RECOVERED;
        Map<String, String> annotations = Map.of(
                "summary",
                rule.rule().name().map(name -> "Rule " + name).orElse("High traffic"),
                "description",
                new Notice(kind, rule, alert, alert.firedAt()).message(),
                "peak",
                AlertMessage.level(rule.rule(), alert.peak()));
        Instant end = alert.recovery().map(Recovery::at).orElse(now.plus(validity));
        return new AlertmanagerAlert(all, annotations, alert.firedAt(), end, alert.isFiring());
    }

    private void follow(PollerState pollerState) {
        blind = pollerState
                .blindness()
                .map(now -> new SeenBlind(since(now), Optional.empty(), now.reason()))
                .or(() -> blind.map(before -> new SeenBlind(
                        before.since(), before.until().or(() -> Optional.of(pollerState.time())), before.reason())));
    }

    private Instant since(Blind now) {
        return blind.filter(before -> before.until().isEmpty())
                .map(SeenBlind::since)
                .orElse(now.since());
    }

    /** The alert that this poller is blind; each poller has its own, since another one may see. */
    private AlertmanagerAlert blind(SeenBlind seen, Instant now) {
        SortedMap<String, String> all = new TreeMap<>(labels);
        all.put("alertname", "HttpMonitorBlind");
        all.put("poller", poller);
        Map<String, String> annotations =
                Map.of("summary", "HttpMonitor does not see everything", "description", seen.reason());
        return new AlertmanagerAlert(
                all,
                annotations,
                seen.since(),
                seen.until().orElse(now.plus(validity)),
                seen.until().isEmpty());
    }
}
