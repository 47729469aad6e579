package httpmonitor.store;

import httpmonitor.store.process.DeathReason;
import httpmonitor.store.process.ProcessMark;
import httpmonitor.store.process.ProcessesFile;
import httpmonitor.store.process.ServerEnd;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running embedded Elasticsearch: a genuine distribution in processes of its own, on 127.0.0.1 only, with one user
 * who may do everything.
 *
 * <p>It ends when this program ends in any way. {@link #onExit()} completes when it ends by itself. The next start on
 * the same data folder ends processes that a killed node has left. Thread-safe.
 */
public final class ElasticsearchNode implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ElasticsearchNode.class.getName());

    private final StoreProperties address;
    private final Users users;
    private final StoreFolder store;
    private final ElasticsearchFolder folder;
    private final ServerProcess process;
    private final StoreLock lock;
    private final CompletableFuture<NodeExit> exit;
    private volatile boolean stopRequested;
    private volatile @Nullable ProcessesFile noted;

    ElasticsearchNode(
            String url,
            Users users,
            StoreFolder store,
            ElasticsearchFolder folder,
            ServerProcess process,
            StoreLock lock) {
        this.address = new StoreProperties(
                url, users.everything().username(), users.everything().password());
        this.users = users;
        this.store = store;
        this.folder = folder;
        this.process = process;
        this.lock = lock;
        this.exit = process.launcher().onExit().thenApply(this::ended);
    }

    /**
     * Starts Elasticsearch and waits until it answers. Other programs cannot find it before {@link #announce}.
     *
     * @param settings the settings of the node
     * @param messages gets sentences for the user about the progress
     * @return the running node, or the reason why there is none
     * @throws InterruptedException if the caller is interrupted; no process is left running then
     */
    public static NodeStart start(NodeSettings settings, Consumer<String> messages) throws InterruptedException {
        return new NodeStarter(settings, RootPolicy.DEFAULT, messages).start();
    }

    /**
     * Writes {@code store.properties}, by which other programs find the store. Call it once the store has the templates
     * that they need. Where this program is killed before, the next start makes another password, unless an earlier
     * start has written one.
     *
     * @throws IOException if the file cannot be written
     */
    public void announce() throws IOException {
        users.write(store.users());
        address.write(store.properties());
        processes(true).write(store.processes());
    }

    /** The address and the user, as in {@code store.properties} after {@link #announce}. */
    public StoreProperties address() {
        return address;
    }

    /** Completes once the processes have ended, for any reason; never exceptionally. */
    public CompletableFuture<NodeExit> onExit() {
        return exit.copy();
    }

    /**
     * Stops Elasticsearch in order and waits for its end: a few seconds, at most 40 s. All acknowledged documents are
     * on disk. Another call, from any thread or a shutdown hook, waits for the same end.
     */
    public void stop() {
        stopRequested = true;
        withdraw();
        process.stop();
        exit.join();
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /** Waits for the first answer. Without an answer, no process is left running. */
    NodeStart awaitReady(Readiness readiness) throws IOException, InterruptedException {
        boolean ready = false;
        var stopOnShutdown = hookWhileStarting();
        try {
            if (readiness.await(this)) {
                ready = true;
                return new NodeStart.Ready(this);
            }
            return died(process.launcher().isAlive());
        } finally {
            cancel(stopOnShutdown);
            if (!ready) {
                stop();
            }
        }
    }

    /** Stops a node that is still starting when the program has to end; later, its owner stops it. */
    private Thread hookWhileStarting() {
        Thread hook = new Thread(this::stop, "stop-starting-elasticsearch");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void cancel(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The program is ending, so the hook runs and stops the node.
        }
    }

    private NodeStart died(boolean silent) {
        if (silent) {
            stop();
        }
        NodeExit end = exit.join();
        String silence = "Elasticsearch did not answer within five minutes; its log is " + folder.console() + ".";
        return new NodeStart.Died(silent ? new NodeExit(end.code(), silence, end.lastLines()) : end);
    }

    /** Whether it is alive. Also writes its processes to disk, since this program may be killed at any time. */
    boolean isAlive() throws IOException {
        ProcessesFile found = processes(false);
        if (!found.equals(noted) && process.launcher().isAlive()) {
            found.write(store.processes());
            noted = found;
        }
        return process.launcher().isAlive();
    }

    private ProcessesFile processes(boolean announced) {
        return new ProcessesFile(
                address.esUrl(), ProcessMark.of(process.launcher().toHandle()), process.server(), announced);
    }

    /** Withdraws the address before the stop: the server frees its port a second before it ends, for any user. */
    private void withdraw() {
        try {
            if (Files.exists(store.processes())) {
                processes(false).write(store.processes());
            }
        } catch (IOException e) {
            // Each client also checks the other end of its connection.
            LOG.log(System.Logger.Level.WARNING, "the address of the store cannot be withdrawn: " + e);
        }
    }

    /**
     * Whether this server holds the other end of a connection, so that a password may be sent over it. Call it for an
     * open connection: once the server has freed its port, any user may listen there.
     *
     * @param client the address of this end
     * @param server the address of the other end
     */
    public boolean isAt(InetSocketAddress client, InetSocketAddress server) {
        return !stopRequested && process.holds(new ServerEnd(client, server));
    }

    /** Runs once, after the launcher's end. */
    private NodeExit ended(Process launcher) {
        process.awaitServer();
        int code = launcher.exitValue();
        List<String> lines = process.lastLines();
        String reason = stopRequested
                ? "Elasticsearch was stopped."
                : DeathReason.of(code, lines).sentence("Elasticsearch ended", code, lines, folder.console());
        release();
        return new NodeExit(code, reason, lines);
    }

    private void release() {
        try {
            Files.deleteIfExists(store.processes());
            lock.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the lock of the store cannot be freed: " + e);
        }
    }
}
