package httpmonitor.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The program's HTTP server: the JDK's, with bounds. It serves {@code GET} and {@code HEAD} of exact paths, to browsers
 * and programs that name it by the address that it listens on or as {@code localhost}.
 *
 * <p>Each connection is read by a thread of its own, so that a request that is never finished holds up no other. A
 * request has a few seconds to come, a head of bounded size and no body; the number of connections is bounded, so that
 * no peer can take the descriptors that the program needs for its work. Threads are threads of the system: up to Java
 * 23 this server's reads pin virtual ones.
 */
public final class LocalServer implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 64;
    private static final int REQUEST_SECONDS = 5;

    static {
        // Read once, when the first server of the process is made. A value that the user has set stays.
        bound("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
        bound("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
        bound("sun.net.httpserver.maxReqHeaders", 100);
        bound("sun.net.httpserver.maxReqHeaderSize", 32 * 1024);
        bound("sun.net.httpserver.idleInterval", 30);
        bound("sun.net.httpserver.maxIdleConnections", MOST_CONNECTIONS / 2);
        bound("sun.net.httpserver.drainAmount", 4 * 1024);
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private LocalServer(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    private static void bound(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    /** Answers requests that are not served. */
    @FunctionalInterface
    public interface Refusal {

        /**
         * Answers.
         *
         * @param reason one sentence for people
         * @throws IOException where the peer has gone, or does not read
         */
        void send(HttpExchange exchange, int status, String reason) throws IOException;
    }

    /**
     * The checks before a request reaches a page.
     *
     * @param refusal answers requests that are not served
     * @param hosts names of this server that a request may use, in lower case, in addition to its address and {@code
     *     localhost}
     */
    public record Manners(Refusal refusal, Set<String> hosts) {

        /** Copies the names. */
        public Manners {
            hosts = Set.copyOf(hosts);
        }
    }

    /** Starts to serve like the other method. A request that is not served is answered with a line of plain text. */
    public static LocalServer start(InetSocketAddress address, Map<String, HttpHandler> pages, String name)
            throws IOException {
        return start(address, pages, name, new Manners(Reply::line, Set.of()));
    }

    /**
     * Starts to serve.
     *
     * @param address where to listen; port 0 for a free one
     * @param pages what to serve, by exact path; each answers with {@link Reply}, or streams
     * @param name names its threads
     * @param manners the checks before a request reaches a page
     * @throws IOException where the port is not free or not allowed
     */
    public static LocalServer start(
            InetSocketAddress address, Map<String, HttpHandler> pages, String name, Manners manners)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0,
                MOST_CONNECTIONS,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name(name + "-", 1).factory());
        Map<String, HttpHandler> known = Map.copyOf(pages);
        server.createContext("/", exchange -> serve(known, manners, exchange));
        server.setExecutor(threads);
        server.start();
        return new LocalServer(server, threads);
    }

    private static void serve(Map<String, HttpHandler> pages, Manners manners, HttpExchange exchange)
            throws IOException {
        Refusal refusal = manners.refusal();
        try (exchange) {
            HttpHandler page = pages.get(String.valueOf(exchange.getRequestURI().getPath()));
            if (!HostHeader.names(exchange, manners.hosts())) {
                refusal.send(exchange, 421, "this server is not that host: name its address, or localhost");
            } else if (isAskedByOtherSite(exchange)) {
                refusal.send(
                        exchange,
                        403,
                        "another site's page sent this request: other sites may only link to this server");
            } else if (!isReading(exchange)) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                refusal.send(exchange, 405, "there is nothing to change here");
            } else if (hasBody(exchange)) {
                refusal.send(exchange, 413, "a request here has no body");
            } else if (page == null) {
                refusal.send(exchange, 404, "there are " + String.join(", ", new TreeSet<>(pages.keySet())));
            } else {
                page.handle(exchange);
            }
        }
    }

    /**
     * Whether a page of another site has sent the request, and not its reader by following a link. That page could not
     * read the answer, but it could keep the server busy. Browsers say it in {@code Sec-Fetch-Site}; see the W3C's
     * "Fetch Metadata Request Headers".
     */
    private static boolean isAskedByOtherSite(HttpExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        return site != null
                && site.endsWith("-site")
                && !"document".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Dest"));
    }

    private static boolean isReading(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD");
    }

    private static boolean hasBody(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return exchange.getRequestHeaders().containsKey("Transfer-Encoding") || !(length == null || length.equals("0"));
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Ends all exchanges, and those that stream too. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
