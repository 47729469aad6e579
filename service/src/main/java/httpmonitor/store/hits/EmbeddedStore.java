package httpmonitor.store.hits;

import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.DailyIndices;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Retention;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.store.ElasticsearchNode;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.NodeStart;
import httpmonitor.store.RunningStore;
import httpmonitor.store.StoreAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded Elasticsearch as a store of hits: with templates from the start, and deletion of old days while it runs.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

    /** A clock that was wrong at boot has been set by then: days are deleted by it. */
    private static final Duration FIRST_TIDY = Duration.ofMinutes(10);

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
     * @param shutdown closes it, also if it is still starting
     * @param messages gets a sentence for each step
     */
    public static EmbeddedStore start(
            NodeSettings settings, IndexNames names, Duration retention, Shutdown shutdown, Consumer<String> messages)
            throws IOException, InterruptedException, ElasticException {
        ElasticsearchNode node = shutdown.add(started(settings.with(access()), messages));
        ElasticConnection connection =
                ElasticConnection.to(node.address().settings().guardedBy(node::isAt));
        ScheduledExecutorService tidying = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tidying").factory());
        EmbeddedStore store = shutdown.add(new EmbeddedStore(node, connection, tidying));
        new Templates(connection, names).install();
        Maintenance maintenance = new Maintenance(
                new DailyIndices(connection, names), new Retention(connection, names, retention), messages);
        maintenance.openDays();
        node.announce();
        Future<?> unused = tidying.scheduleWithFixedDelay(
                maintenance, FIRST_TIDY.toSeconds(), TIDY_EVERY.toSeconds(), TimeUnit.SECONDS);
        return store;
    }

    /**
     * The store that runs on the folder, else a new one.
     *
     * @param ended gets the reason when a store that this has started ends; a store of another program may be started
     *     again by that program
     */
    public static RunningStore startOrJoin(
            NodeSettings settings,
            IndexNames names,
            Duration retention,
            Shutdown shutdown,
            Consumer<String> messages,
            Consumer<String> ended)
            throws IOException, InterruptedException, ElasticException {
        Optional<RunningStore> serving = RunningStore.await(
                        settings.data(),
                        () -> messages.accept("A store is starting on " + settings.data() + "; waiting for it"))
                .filter(RunningStore::isServing);
        if (serving.isPresent()) {
            RunningStore running = serving.get();
            messages.accept(
                    "Using the store that runs at " + running.superuser().esUrl() + " already");
            return running;
        }
        ElasticsearchNode own =
                start(settings, names, retention, shutdown, messages).node();
        CompletableFuture<Void> unused = own.onExit().thenAccept(exit -> ended.accept(exit.reason()));
        return RunningStore.await(settings.data(), () -> {})
                .orElseThrow(() -> new UserException("The store of " + settings.data() + " has ended"));
    }

    /** Settings for a store as one of its users. */
    public interface Login {
        ElasticSettings to(RunningStore store) throws IOException;
    }

    /** Settings as the user with only this role. */
    public static ElasticSettings as(RunningStore store, Role role) throws IOException {
        return store.as(role.roleName()).settings().guardedBy(store::isAt);
    }

    /** Settings as the user who may do everything. */
    public static ElasticSettings unlimited(RunningStore store) {
        return store.superuser().settings().guardedBy(store::isAt);
    }

    /** The roles that {@code setup} installs in a cluster, and a user for each. */
    private static StoreAccess access() {
        Map<String, String> roles = new HashMap<>();
        Map<String, List<String>> users = new HashMap<>();
        for (Role role : Role.values()) {
            roles.put(role.roleName(), role.definition());
            users.put(
                    role.roleName(),
                    role.together().stream().map(Role::roleName).toList());
        }
        return new StoreAccess(roles, users);
    }

    private static ElasticsearchNode started(NodeSettings settings, Consumer<String> messages)
            throws InterruptedException {
        return switch (ElasticsearchNode.start(settings, messages)) {
            case NodeStart.Ready ready -> ready.node();
            case NodeStart.Refused refused -> throw new UserException(refused.reason());
            case NodeStart.Died died -> {
                LOG.info(
                        "Elasticsearch ended with {}: {}",
                        died.exit().code(),
                        String.join("\n", died.exit().lastLines()));
                throw new UserException(died.exit().reason());
            }
        };
    }

    /** The node that serves the store; {@link #close} does not stop it. */
    public ElasticsearchNode node() {
        return node;
    }

    @Override
    public void close() {
        tidying.shutdownNow();
        connection.close();
    }
}
