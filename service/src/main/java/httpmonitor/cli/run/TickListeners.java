package httpmonitor.cli.run;

import httpmonitor.cli.options.WatchOptions;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.doctor.ClusterChecks;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.poller.metrics.MetricsServer;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.Ticks;
import httpmonitor.view.web.TickFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The listeners of a running poller: notifications, the page, and the metrics.
 *
 * @param feed of the page, where there is one
 * @param say gets sentences for the user
 */
record TickListeners(
        WatchOptions options, ElasticConnection connection, IndexNames names, TickFeed feed, Consumer<String> say) {

    /** Starts the listeners that the options ask for; {@code shutdown} stops them. */
    List<TickListener> start(Shutdown shutdown) {
        List<TickListener> all = new ArrayList<>();
        Optional<Notifications> notifications = options.notify.isGiven()
                ? Optional.of(shutdown.add(new Notifications(options, connection, names, say)))
                : Optional.empty();
        notifications.ifPresent(all::add);
        ClusterChecks cluster = new ClusterChecks(connection, names);
        all.add(new MappingWatch(() -> cluster.warnOfMapping(say)));
        options.web
                .place()
                .ifPresent(place ->
                        all.add(shutdown.add(PageServing.start(place, options, connection, names, feed, say))));
        options.metricsPort().ifPresent(port -> all.add(shutdown.add(metrics(port, notifications))::tick));
        return all;
    }

    private MetricsServer metrics(int port, Optional<Notifications> notifications) {
        Ticks ticks = options.ticks();
        Duration alive = ticks.interval().multipliedBy(3).plus(ticks.settle()).plus(WatchRun.PATIENCE);
        try {
            MetricsServer server = new MetricsServer(
                    port, () -> notifications.map(Notifications::counts).orElse(List.of()), alive, TickClock.system());
            say.accept("Metrics are served on http://127.0.0.1:" + server.port() + "/metrics");
            return server;
        } catch (IOException e) {
            throw new UserException(
                    "Metrics cannot be served on port " + port + " of 127.0.0.1: " + e.getMessage()
                            + "; give another one with --metrics-port",
                    e);
        }
    }
}
