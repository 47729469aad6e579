package httpmonitor.poller.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import httpmonitor.http.LocalServer;
import httpmonitor.http.Reply;
import httpmonitor.poller.metrics.PollerMetrics.Totals;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics}, {@code /livez} and {@code /readyz} on the loopback. An unhealthy state is answered
 * with 503. The body is one line with the reason.
 */
public final class MetricsServer implements AutoCloseable {

    private final PollerMetrics metrics;
    private final InstantSource clock;
    private final LocalServer server;

    private MetricsServer(PollerMetrics metrics, InstantSource clock, LocalServer server) {
        this.metrics = metrics;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @param port a port of 127.0.0.1, 0 for a free one
     * @param patience the highest age of the last tick of a poller that is alive
     * @throws IOException where the port cannot be had
     */
    public static MetricsServer start(
            int port, Supplier<List<DeliveryCount>> notifications, Duration patience, InstantSource clock)
            throws IOException {
        PollerMetrics metrics = new PollerMetrics();
        Instant started = clock.instant();
        Map<String, HttpHandler> pages = Map.of(
                "/metrics",
                exchange -> Reply.send(
                        exchange, 200, Exposition.CONTENT_TYPE, Exposition.of(metrics.totals(), notifications.get())),
                "/livez",
                exchange -> sendAlive(exchange, metrics.totals(), started, patience, clock.instant()),
                "/readyz",
                exchange -> sendReady(exchange, metrics.totals()));
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        LocalServer server = LocalServer.start(new InetSocketAddress(loopback, port), pages, "metrics");
        return new MetricsServer(metrics, clock, server);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    /** Takes the report of a tick. */
    public void tick(TickReport report) {
        metrics.tick(report, clock.instant());
    }

    /** Whether the poller ticks. */
    private static void sendAlive(
            HttpExchange exchange, Optional<Totals> totals, Instant started, Duration patience, Instant now)
            throws IOException {
        Duration ago = Duration.between(totals.map(Totals::at).orElse(started), now);
        String what = totals.isPresent() ? "the last tick was over " : "no tick is over, started ";
        String reason = what + ago.toSeconds() + "s ago, at most " + patience.toSeconds() + "s are normal";
        Reply.line(exchange, ago.compareTo(patience) <= 0 ? 200 : 503, reason);
    }

    /** Whether Elasticsearch answered the last tick. */
    private static void sendReady(HttpExchange exchange, Optional<Totals> totals) throws IOException {
        boolean ready =
                totals.filter(known -> known.last().traffic().isPresent()).isPresent();
        Reply.line(
                exchange, ready ? 200 : 503, totals.map(MetricsServer::answer).orElse("there was no tick yet"));
    }

    private static String answer(Totals totals) {
        return totals.last().traffic().isPresent()
                ? "Elasticsearch answered the last tick"
                : totals.last().alert().blind().map(AlertReport.Blind::reason).orElse("Elasticsearch does not answer");
    }

    @Override
    public void close() {
        server.close();
    }
}
