package httpmonitor.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits until Elasticsearch answers an authenticated request and can search what it stored. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(10);

    private final String url;
    private final Path address;
    private final HttpRequest health;
    private final Consumer<String> messages;

    /** Whether waiting still makes sense. */
    interface Liveness {
        boolean check() throws IOException;
    }

    /**
     * {@code address} is written by the server once it holds its port: before, the credentials would go to whoever
     * listens there.
     */
    Readiness(String url, Path address, StoreCredentials credentials, Consumer<String> messages) {
        this.url = url;
        this.address = address;
        // Not "GET /": this distribution answers that with 405.
        this.health = HttpRequest.newBuilder(URI.create(url + "/_cluster/health?wait_for_status=yellow&timeout=1s"))
                .header("Authorization", credentials.authorization())
                .timeout(Duration.ofSeconds(5))
                .build();
        this.messages = messages;
    }

    /**
     * Waits.
     *
     * @param alive asked before each attempt
     * @return whether it answers; false when it is not alive any more, or did not answer within five minutes
     */
    boolean await(Liveness alive) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long nextMessage = start + BETWEEN_MESSAGES.toNanos();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            while (alive.check() && System.nanoTime() - start < PATIENCE.toNanos()) {
                if (Files.exists(address) && answers(client)) {
                    messages.accept("Elasticsearch answers at %s after %.1f s.".formatted(url, seconds(start)));
                    return true;
                }
                if (System.nanoTime() - nextMessage >= 0) {
                    messages.accept("Still waiting for Elasticsearch, %.0f s so far.".formatted(seconds(start)));
                    nextMessage += BETWEEN_MESSAGES.toNanos();
                }
                Thread.sleep(STEP);
            }
            return false;
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
