package httpmonitor.cli.run;

import httpmonitor.cli.options.WatchOptions;
import httpmonitor.console.HostName;
import httpmonitor.console.Sentence;
import httpmonitor.console.Shutdown;
import httpmonitor.doctor.ClusterChecks;
import httpmonitor.elastic.alerts.AlertsIndex;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.poller.metrics.NotificationFigures;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Who follows the ticks of a poller that runs: people who are told, and the metrics. */
final class TickListeners {

    private final WatchOptions options;
    private final ElasticConnection connection;
    private final IndexNames names;
    private final Consumer<String> say;

    TickListeners(WatchOptions options, ElasticConnection connection, IndexNames names, PrintWriter err) {
        this.options = options;
        this.connection = connection;
        this.names = names;
        this.say = sentence -> err.println(Sentence.of(sentence));
    }

    /** Starts those that the options ask for; {@code shutdown} stops them. */
    List<TickListener> start(Shutdown shutdown) {
        List<TickListener> all = new ArrayList<>();
        Optional<Notifications> telling =
                options.notify.isGiven() ? Optional.of(shutdown.add(telling())) : Optional.empty();
        telling.ifPresent(all::add);
        all.add(mapping());
        options.metricsPort().ifPresent(port -> all.add(shutdown.add(measuring(port, telling))));
        return all;
    }

    private MappingWatch mapping() {
        ClusterChecks cluster = new ClusterChecks(connection, names.pattern());
        return new MappingWatch(() -> cluster.warnOfMapping(say));
    }

    private Notifications telling() {
        return Notifications.start(
                options.notify,
                new PollerStates(names.pattern(), options.filter.filter().toString()),
                new AlertsIndex(connection, names),
                HostName.ofTheSystem().orElse("unknown"),
                options.ticks().interval(),
                say);
    }

    private MetricsEndpoint measuring(int port, Optional<Notifications> telling) {
        MetricsEndpoint measuring = MetricsEndpoint.start(
                port,
                options.ticks(),
                WatchRun.PATIENCE,
                () -> telling.map(Notifications::counts).orElse(List.of()).stream()
                        .map(one -> new NotificationFigures(one.target(), one.delivered(), one.failed()))
                        .toList());
        say.accept("Metrics are served on " + measuring.url());
        return measuring;
    }
}
