package httpmonitor.store;

import httpmonitor.store.process.ServerEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Waits until Elasticsearch answers an authenticated request and its indices can be searched.
 *
 * @param address a file that the server writes once it holds its port; no request is sent before
 */
record Readiness(String url, Path address, HealthRequest health, Consumer<String> messages) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(10);

    /** The server to wait for. */
    interface Server {
        /** Whether the server may still answer. */
        boolean isAlive() throws IOException;

        /** Whether it has this end of a connection. */
        boolean holds(ServerEnd end);
    }

    /**
     * Waits.
     *
     * @param server is checked before each attempt
     * @return whether it answers; false when it is not alive any more, or did not answer within five minutes
     */
    boolean await(Server server) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long nextMessage = start + BETWEEN_MESSAGES.toNanos();
        while (server.isAlive() && System.nanoTime() - start < PATIENCE.toNanos()) {
            if (Files.exists(address) && health.isAnswered(server::holds)) {
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

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
