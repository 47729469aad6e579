package httpmonitor.view.web;

import com.sun.net.httpserver.HttpHandler;
import httpmonitor.http.LocalServer;
import httpmonitor.http.LocalServer.Manners;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Serves the page and its JSON. Every answer is bounded, and so is the number of concurrent requests to the store.
 */
public final class WebServer implements AutoCloseable {

    /** Limit of the page's concurrent requests, so that ticks do not wait for the store. */
    private static final int QUESTIONS_AT_ONCE = 3;

    private final LocalServer server;
    private final TickFeed feed;

    private WebServer(LocalServer server, TickFeed feed) {
        this.server = server;
        this.feed = feed;
    }

    /**
     * Starts to serve.
     *
     * @param address where to listen; port 0 for a free one
     * @param hosts names, in lower case, that browsers may use in addition to the address and {@code localhost}
     * @param token the token that requests must have; empty: every program that can connect sees the page
     * @param feed the poller's ticks; closed with this
     * @throws IOException where the port cannot be had
     */
    public static WebServer start(
            InetSocketAddress address,
            Set<String> hosts,
            Optional<WebToken> token,
            WebQuestions questions,
            TickFeed feed)
            throws IOException {
        TokenGate gate = new TokenGate(token);
        Map<String, HttpHandler> pages = new HashMap<>();
        WebFiles.all().forEach((path, file) -> pages.put(path, gate.guarding(file)));
        pages.put("/", gate.admitting(WebFiles.page()));
        pages.put("/api/ticks", gate.guarding(new TickStream(feed)));
        Semaphore room = new Semaphore(QUESTIONS_AT_ONCE, true);
        new WebApi(questions, feed)
                .calls()
                .forEach((path, call) -> pages.put(path, gate.guarding(new ApiHandler(call, questions, room))));
        return new WebServer(LocalServer.start(address, pages, "web", new Manners(Refusals::json, hosts)), feed);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}
