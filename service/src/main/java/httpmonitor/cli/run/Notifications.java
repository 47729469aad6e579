package httpmonitor.cli.run;

import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.RuleEvent;
import httpmonitor.cli.options.WatchOptions;
import httpmonitor.console.HostName;
import httpmonitor.elastic.alerts.AlertArchive;
import httpmonitor.elastic.alerts.AlertsIndex;
import httpmonitor.elastic.alerts.ElasticsearchLedgerStore;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.poller.notify.AlertBook;
import httpmonitor.poller.notify.AlertDispatcher;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.notify.LedgerDispatcher;
import httpmonitor.poller.notify.LedgerStore;
import httpmonitor.poller.notify.Notifier;
import httpmonitor.poller.notify.PollerState;
import httpmonitor.poller.notify.RuleView;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.Target;
import httpmonitor.poller.notify.WatchedRule;
import httpmonitor.poller.notify.target.AlertmanagerDispatcher;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Notifies targets of the alerts that ticks report, which come in order. */
final class Notifications implements TickListener, AutoCloseable {

    private final String index;
    private final String filter;
    private final Notifier notifier;
    private final Map<AlertRule, AlertBook> books = new HashMap<>();

    /**
     * Starts to notify the targets of the options.
     *
     * @param say gets sentences for the user
     */
    Notifications(WatchOptions options, ElasticConnection connection, IndexNames names, Consumer<String> say) {
        this.index = names.pattern();
        this.filter = options.filter.filter().toString();
        String host = HostName.ofTheSystem().orElse("unknown");
        Random random = new Random();
        List<AlertDispatcher> dispatchers = new ArrayList<>();
        for (URI url : options.notify.alertmanagers()) {
            dispatchers.add(new AlertmanagerDispatcher(
                    url, options.notify.labels(), host, options.ticks().interval(), random, TickClock.system(), say));
        }
        dispatchers.addAll(shared(options.notify.shared(), new AlertsIndex(connection, names), host, random, say));
        this.notifier = new Notifier(dispatchers);
    }

    /** A poller with such targets also stores the alerts. */
    private static List<AlertDispatcher> shared(
            List<Target> targets, AlertsIndex index, String host, Random random, Consumer<String> say) {
        if (targets.isEmpty()) {
            return List.of();
        }
        LedgerStore store = new ElasticsearchLedgerStore(index);
        String me = host + "-" + HexFormat.of().formatHex(new SecureRandom().generateSeed(6));
        List<Target> all = new ArrayList<>(targets);
        all.add(new AlertArchive(index));
        return all.stream()
                .<AlertDispatcher>map(
                        target -> new LedgerDispatcher(target, store, me, random, TickClock.system(), say))
                .toList();
    }

    @Override
    public void onTick(TickReport report) {
        notifier.update(state(report));
    }

    private PollerState state(TickReport report) {
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

    List<DeliveryCount> counts() {
        return notifier.counts();
    }

    @Override
    public void close() {
        notifier.close();
    }
}
