package httpmonitor.view.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import httpmonitor.http.EventStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Sends every tick as it comes. The number of readers is bounded, so that other requests always find a connection. */
final class TickStream implements HttpHandler {

    private static final int MOST_READERS = 32;
    private static final int BEAT_MILLIS = 10_000;
    private static final int RETRY_MILLIS = 2_000;

    private final TickFeed feed;
    private final Semaphore room = new Semaphore(MOST_READERS);

    TickStream(TickFeed feed) {
        this.feed = feed;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!room.tryAcquire()) {
            Refusals.json(exchange, 503, "There are " + MOST_READERS + " readers of ticks already.");
            return;
        }
        try {
            stream(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends
        } finally {
            room.release();
        }
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        long place = feed.placeAfter(lastSeen(exchange));
        EventStream stream = EventStream.open(exchange, RETRY_MILLIS);
        while (!feed.isClosed() && !exchange.getRequestMethod().equals("HEAD")) {
            List<TickFeed.Event> events = feed.after(place, BEAT_MILLIS);
            for (TickFeed.Event event : events) {
                stream.event(event.time().toString(), event.json());
                place = event.number();
            }
            if (events.isEmpty()) {
                stream.beat();
            }
        }
    }

    /** The last tick that the browser has seen; empty where the text is no instant. */
    private static Optional<Instant> lastSeen(HttpExchange exchange) {
        String id = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        try {
            return Optional.ofNullable(id).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
