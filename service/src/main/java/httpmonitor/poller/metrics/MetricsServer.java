package httpmonitor.poller.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics}, {@code /livez} and {@code /readyz} on the loopback. A health that is not well is answered with 503; either way
 * the body is one line that says why.
 */
public final class MetricsServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("metrics").factory());
    private final PollerMetrics metrics;
    private final Supplier<List<NotificationFigures>> notifications;
    private final Duration patience;
    private final InstantSource clock;
    private final Instant started;

    private MetricsServer(
            HttpServer server,
            PollerMetrics metrics,
            Supplier<List<NotificationFigures>> notifications,
            Duration patience,
            InstantSource clock) {
        this.server = server;
        this.metrics = metrics;
        this.notifications = notifications;
        this.patience = patience;
        this.clock = clock;
        this.started = clock.instant();
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
            Supplier<List<NotificationFigures>> notifications,
            Duration patience,
            InstantSource clock)
            throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        MetricsServer serving = new MetricsServer(server, metrics, notifications, patience, clock);
        server.createContext("/", serving::answer);
        server.setExecutor(serving.threads);
        server.start();
        return serving;
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!(method.equals("GET") || method.equals("HEAD"))) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, TEXT, line("there is nothing to change here"));
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/metrics" ->
                    send(exchange, 200, Exposition.CONTENT_TYPE, Exposition.of(metrics.totals(), notifications.get()));
                case "/livez" -> send(exchange, Health.alive(metrics.totals(), started, patience, clock.instant()));
                case "/readyz" -> send(exchange, Health.ready(metrics.totals()));
                default -> send(exchange, 404, TEXT, line("there are /metrics, /livez and /readyz"));
            }
        }
    }

    private static void send(HttpExchange exchange, Health health) throws IOException {
        send(exchange, health.well() ? 200 : 503, TEXT, line(health.reason()));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] line(String reason) {
        return (reason.replaceAll("\\p{Cntrl}+", " ") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
