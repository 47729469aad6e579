package httpmonitor.poller.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import httpmonitor.http.LocalServer;
import httpmonitor.http.Reply;
import httpmonitor.poller.notify.DeliveryCount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics}, {@code /livez} and {@code /readyz} on the loopback. A health that is not well is answered
 * with 503; either way the body is one line that says why.
 */
public final class MetricsServer implements AutoCloseable {

    private final LocalServer server;

    private MetricsServer(LocalServer server) {
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @param port a port of 127.0.0.1, 0 for a free one
     * @param patience how old the last tick may be for the poller to be alive
     * @throws IOException where the port cannot be had
     */
    public static MetricsServer start(
            int port,
            PollerMetrics metrics,
            Supplier<List<DeliveryCount>> notifications,
            Duration patience,
            InstantSource clock)
            throws IOException {
        Instant started = clock.instant();
        Map<String, HttpHandler> pages = Map.of(
                "/metrics",
                exchange -> Reply.send(
                        exchange, 200, Exposition.CONTENT_TYPE, Exposition.of(metrics.totals(), notifications.get())),
                "/livez",
                exchange -> send(exchange, Health.alive(metrics.totals(), started, patience, clock.instant())),
                "/readyz",
                exchange -> send(exchange, Health.ready(metrics.totals())));
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new MetricsServer(LocalServer.start(new InetSocketAddress(loopback, port), pages, "metrics"));
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    private static void send(HttpExchange exchange, Health health) throws IOException {
        Reply.line(exchange, health.well() ? 200 : 503, health.reason());
    }

    @Override
    public void close() {
        server.close();
    }
}
