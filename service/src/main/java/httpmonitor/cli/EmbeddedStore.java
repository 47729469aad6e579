package httpmonitor.cli;

import httpmonitor.elastic.DailyIndices;
import httpmonitor.elastic.ElasticConnection;
import httpmonitor.elastic.ElasticException;
import httpmonitor.elastic.ElasticSettings;
import httpmonitor.elastic.IndexNames;
import httpmonitor.elastic.Retention;
import httpmonitor.elastic.Templates;
import httpmonitor.store.ElasticsearchNode;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.NodeStart;
import httpmonitor.store.StoreProperties;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded Elasticsearch with all that a store of hits needs: templates from the start, and old days pruned while it runs. */
final class EmbeddedStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final ElasticsearchNode node;
    private final ElasticConnection connection;
    private final ScheduledExecutorService tidying;

    private EmbeddedStore(ElasticsearchNode node, ElasticConnection connection, ScheduledExecutorService tidying) {
        this.node = node;
        this.connection = connection;
        this.tidying = tidying;
    }

    /**
     * Starts the store. Other programs find it only once it has its templates.
     *
     * @param shutdown takes care of it from the first process on
     * @param messages told what happens, a sentence each
     */
    static EmbeddedStore start(
            NodeSettings settings, IndexNames names, Duration retention, Shutdown shutdown, Consumer<String> messages)
            throws IOException, InterruptedException, ElasticException {
        ElasticsearchNode node = shutdown.add(started(settings, messages));
        ElasticConnection connection = ElasticConnection.to(ElasticOptions.of(node.address()));
        ScheduledExecutorService tidying = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tidying").factory());
        EmbeddedStore store = shutdown.add(new EmbeddedStore(node, connection, tidying));
        new Templates(connection, names).install();
        DailyIndices days = new DailyIndices(connection, names);
        days.open(Instant.now());
        node.announce();
        Retention old = new Retention(connection, names, retention);
        Future<?> unused = tidying.scheduleWithFixedDelay(
                () -> tidy(days, old, messages), 0, TIDY_EVERY.toSeconds(), TimeUnit.SECONDS);
        return store;
    }

    /** The address of the store that runs on the folder already, else of a new one. */
    static ElasticSettings startOrJoin(
            NodeSettings settings, IndexNames names, Duration retention, Shutdown shutdown, Consumer<String> messages)
            throws IOException, InterruptedException, ElasticException {
        Optional<StoreProperties> running = ElasticsearchNode.running(settings.data());
        if (running.isPresent()) {
            messages.accept("Using the store that runs at " + running.get().esUrl() + " already");
            return ElasticOptions.of(running.get());
        }
        return ElasticOptions.of(
                start(settings, names, retention, shutdown, messages).node().address());
    }

    private static ElasticsearchNode started(NodeSettings settings, Consumer<String> messages)
            throws InterruptedException {
        return switch (ElasticsearchNode.start(settings, messages)) {
            case NodeStart.Ready ready -> ready.node();
            case NodeStart.Refused refused -> throw new UserException(refused.reason());
            case NodeStart.Died died -> {
                LOG.info("Elasticsearch ended with {}: {}", died.exit(), String.join("\n", died.lastLines()));
                throw new UserException(died.reason());
            }
        };
    }

    private static void tidy(DailyIndices days, Retention old, Consumer<String> messages) {
        try {
            days.open(Instant.now());
            List<String> deleted = old.prune(Instant.now());
            if (!deleted.isEmpty()) {
                messages.accept("Deleted hits older than the retention: " + String.join(", ", deleted) + ".");
            }
        } catch (ElasticException e) {
            LOG.warn("{}", Sentence.of(e), e);
        }
    }

    ElasticsearchNode node() {
        return node;
    }

    @Override
    public void close() {
        tidying.shutdownNow();
        connection.close();
    }
}
