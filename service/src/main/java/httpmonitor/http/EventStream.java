package httpmonitor.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer of server-sent events. Each event is sent within a limited time, else the connection is closed.
 * For one thread.
 */
public final class EventStream {

    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /**
     * Begins the answer.
     *
     * @param retryMillis the time after which a disconnected browser connects again
     * @throws IOException where the peer has gone, or does not read
     */
    public static EventStream open(HttpExchange exchange, int retryMillis) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        EventStream stream = new EventStream(exchange.getResponseBody());
        Reply.within(Reply.LIMIT, () -> exchange.sendResponseHeaders(200, 0));
        stream.send("retry: " + retryMillis + "\n\n");
        return stream;
    }

    /**
     * Sends an event.
     *
     * @param id one line
     * @param data one line, with or without its end
     * @throws IOException where the peer has gone, or does not read
     */
    public void event(String id, String data) throws IOException {
        send("id: " + id + "\ndata: " + data.stripTrailing() + "\n\n");
    }

    /**
     * Sends a comment, which browsers ignore. It shows both sides that the connection works.
     *
     * @throws IOException where the peer has gone, or does not read
     */
    public void beat() throws IOException {
        send(":\n\n");
    }

    private void send(String text) throws IOException {
        Reply.within(Reply.LIMIT, () -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        });
    }
}
