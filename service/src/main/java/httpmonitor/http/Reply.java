package httpmonitor.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A whole answer, sent within a limited time: the connection to a peer that does not read is closed. */
public final class Reply {

    static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Reply() {}

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, work -> Thread.ofPlatform().daemon().name("reply-limit").unstarted(work));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** One line of plain text; control characters in it become spaces. */
    public static void line(HttpExchange exchange, int status, String reason) throws IOException {
        byte[] text = (reason.replaceAll("\\p{Cntrl}+", " ") + "\n").getBytes(StandardCharsets.UTF_8);
        send(exchange, status, "text/plain; charset=utf-8", text);
    }

    /**
     * Sends a body, or, for {@code HEAD}, only its head.
     *
     * @throws IOException where the peer has gone, or does not read
     */
    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        send(exchange, status, type, body, LIMIT);
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body, Duration limit) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        within(limit, () -> {
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        });
    }

    /** Writes an answer, or a part of it, to a peer. */
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }

    /** Writes; closes the connection where the peer does not read in time. */
    static void within(Duration limit, Writing writing) throws IOException {
        Thread writer = Thread.currentThread();
        ScheduledFuture<?> end = TIMER.schedule(writer::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            writing.write();
        } finally {
            end.cancel(false);
            boolean unused = Thread.interrupted(); // the interrupt was for the writing, which has ended
        }
    }
}
