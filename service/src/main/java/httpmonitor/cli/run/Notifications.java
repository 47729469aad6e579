package httpmonitor.cli.run;

import httpmonitor.cli.options.NotifyOptions;
import httpmonitor.elastic.alerts.AlertArchive;
import httpmonitor.elastic.alerts.AlertsIndex;
import httpmonitor.elastic.alerts.ElasticsearchLedgerStore;
import httpmonitor.poller.notify.AlertDispatcher;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.notify.LedgerDispatcher;
import httpmonitor.poller.notify.LedgerStore;
import httpmonitor.poller.notify.Notifier;
import httpmonitor.poller.notify.Target;
import httpmonitor.poller.notify.target.AlertmanagerDispatcher;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Notifies targets of the alerts that ticks report. */
final class Notifications implements TickListener, AutoCloseable {

    private final Notifier notifier;
    private final PollerStates pollerStates;

    private Notifications(Notifier notifier, PollerStates pollerStates) {
        this.notifier = notifier;
        this.pollerStates = pollerStates;
    }

    /**
     * Starts to notify the targets of the options.
     *
     * @param index the index through which pollers share what was delivered
     * @param host this machine's name
     * @param say gets sentences for the user
     */
    static Notifications start(
            NotifyOptions options,
            PollerStates pollerStates,
            AlertsIndex index,
            String host,
            Duration interval,
            Consumer<String> say) {
        Random random = new Random();
        List<AlertDispatcher> dispatchers = new ArrayList<>();
        for (URI url : options.alertmanagers()) {
            dispatchers.add(
                    new AlertmanagerDispatcher(url, options.labels(), host, interval, random, TickClock.system(), say));
        }
        dispatchers.addAll(shared(options.shared(), index, host, random, say));
        return new Notifications(new Notifier(dispatchers), pollerStates);
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
        notifier.update(pollerStates.of(report));
    }

    List<DeliveryCount> counts() {
        return notifier.counts();
    }

    @Override
    public void close() {
        notifier.close();
    }
}
