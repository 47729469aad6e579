package httpmonitor.poller.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import httpmonitor.http.LocalServer;
import httpmonitor.http.Reply;
import httpmonitor.poller.metrics.PollerMetrics.Totals;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics}, {@code /livez} and {@code /readyz} on the loopback. An unhealthy state is answered
 * with 503. The body is one line with the reason.
 */
public final class MetricsServer implements AutoCloseable {

    private final PollerMetrics metrics = new PollerMetrics();
    private final Duration patience;
    private final TickClock clock;
    private final LocalServer server;

    /** When the last tick was over, or this was started, by the monotonic clock. */
    private volatile long movedAt;

    /**
     * Starts to serve.
     *
     * @param port a port of 127.0.0.1, 0 for a free one
     * @param patience the highest age of the last tick of a poller that is alive
     * @throws IOException where the port cannot be had
     */
    public MetricsServer(int port, Supplier<List<DeliveryCount>> notifications, Duration patience, TickClock clock)
            throws IOException {
        this.patience = patience;
        this.clock = clock;
        this.movedAt = clock.nanoTime();
        Map<String, HttpHandler> pages = Map.of(
                "/metrics",
                exchange -> Reply.send(
                        exchange, 200, Exposition.CONTENT_TYPE, Exposition.of(metrics.totals(), notifications.get())),
                "/livez",
                this::sendAlive,
                "/readyz",
                exchange -> sendReady(exchange, metrics.totals()));
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        this.server = LocalServer.start(new InetSocketAddress(loopback, port), pages, "metrics");
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    /** Takes the report of a tick. */
    public void tick(TickReport report) {
        metrics.tick(report, clock.instant());
        movedAt = clock.nanoTime();
    }

    /** Whether the poller ticks. */
    private void sendAlive(HttpExchange exchange) throws IOException {
        Duration ago = Duration.ofNanos(clock.nanoTime() - movedAt);
        String what = metrics.totals().isPresent() ? "the last tick was over " : "no tick is over, started ";
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
