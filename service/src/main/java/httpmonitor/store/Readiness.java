package httpmonitor.store;

import httpmonitor.elastic.rest.ClusterWait;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
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
record Readiness(Path address, Consumer<String> messages) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(10);

    /**
     * Waits.
     *
     * @return whether the node answers; false when it is not alive any more, or did not answer within five minutes
     */
    boolean await(ElasticsearchNode node) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long nextMessage = start + BETWEEN_MESSAGES.toNanos();
        try (var connection = ElasticConnection.to(
                node.address().settings().answeringWithin(ANSWER).guardedBy(node::isAt))) {
            while (node.isAlive() && System.nanoTime() - start < PATIENCE.toNanos()) {
                if (Files.exists(address) && isSearchable(connection)) {
                    messages.accept("Elasticsearch answers at %s after %.1f s."
                            .formatted(node.address().esUrl(), seconds(start)));
                    return true;
                }
                if (System.nanoTime() - nextMessage >= 0) {
                    messages.accept("Still waiting for Elasticsearch, %.0f s so far.".formatted(seconds(start)));
                    nextMessage += BETWEEN_MESSAGES.toNanos();
                }
                Thread.sleep(STEP);
            }
        }
        return false;
    }

    private static boolean isSearchable(ElasticConnection connection) {
        try {
            ClusterWait.ask(connection);
            return true;
        } catch (ElasticException notYet) {
            return false;
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
