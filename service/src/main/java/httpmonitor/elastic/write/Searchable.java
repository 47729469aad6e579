package httpmonitor.elastic.write;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.elastic.rest.ElasticConnection;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes stored documents searchable at once, or waits until they are. */
record Searchable(ElasticConnection connection) {

    private static final Logger LOG = LoggerFactory.getLogger(Searchable.class);

    /** Twice the refresh interval that our templates set. */
    private static final long REFRESH_SECONDS = 2;

    /**
     * Refreshes these indices. Where that fails, as it does for a user who may only create documents, waits until
     * Elasticsearch has refreshed by itself. Never fails.
     */
    CompletableFuture<Void> make(Set<String> indices) {
        return indices.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(() -> refresh(indices), Thread::startVirtualThread)
                        .thenCompose(done -> done ? CompletableFuture.completedFuture(null) : waitForRefresh());
    }

    private boolean refresh(Set<String> indices) {
        try {
            for (String index : indices) {
                connection.send(new Request("POST", "/" + index + "/_refresh"));
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.debug("{}", connection.sentence("Cannot refresh, waiting instead", e));
            return false;
        }
    }

    private static CompletableFuture<Void> waitForRefresh() {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(REFRESH_SECONDS, TimeUnit.SECONDS));
    }
}
