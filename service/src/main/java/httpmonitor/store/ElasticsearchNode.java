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
 * <p>It ends with this program, however this program ends. When it ends by itself, {@link #onExit()} says so. What is
 * left of one that was killed is found and ended by the next start on the same data folder. Safe for use by several
 * threads.
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
     * Starts Elasticsearch and waits until it answers. No one else knows of it before {@link #announce}.
     *
     * @param settings what to start
     * @param messages takes one sentence at a time about what is going on, for people
     * @return the running node, or why there is none
     * @throws InterruptedException if the caller is interrupted; nothing is left running then
     */
    public static NodeStart start(NodeSettings settings, Consumer<String> messages) throws InterruptedException {
        return new NodeStarter(settings, RootPolicy.DEFAULT, messages).start();
    }

    /**
     * Writes {@code store.properties}, by which other programs find the store. Call it once the store has everything
     * that they rely on. Where this program is killed before, no other program knows the password, and the next start
     * makes another one, unless an earlier start had written it.
     *
     * @throws IOException if the file cannot be written
     */
    public void announce() throws IOException {
        users.write(store.users());
        address.write(store.properties());
        processes(true).write(store.processes());
    }

    /**
     * Where it answers and as whom to ask, as {@code store.properties} has it once it is {@link #announce announced}.
     */
    public StoreProperties address() {
        return address;
    }

    /** Completes once the processes have ended, for any reason; never exceptionally. */
    public CompletableFuture<NodeExit> onExit() {
        return exit.copy();
    }

    /**
     * Stops Elasticsearch in order and waits for it; a few seconds, 40 s at the very worst. Everything that it has
     * acknowledged is on disk. Calling it again, from any thread or a shutdown hook, waits for the same end.
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

    /** Waits for the first answer. Where it does not come, no process is left running. */
    NodeStart awaitReady(Readiness readiness) throws IOException, InterruptedException {
        boolean ready = false;
        var stopOnShutdown = hookWhileStarting();
        try {
            if (readiness.await(asServer())) {
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

    /** Stops a node that is still starting when the program is asked to end; afterwards its owner takes care of it. */
    private Thread hookWhileStarting() {
        Thread hook = new Thread(this::stop, "stop-starting-elasticsearch");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void cancel(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then the hook runs, which is what it is for.
        }
    }

    private Readiness.Server asServer() {
        return new Readiness.Server() {
            @Override
            public boolean isAlive() throws IOException {
                return ElasticsearchNode.this.isAlive();
            }

            @Override
            public boolean holds(ServerEnd end) {
                return process.holds(end);
            }
        };
    }

    private NodeStart died(boolean silent) {
        if (silent) {
            stop();
        }
        NodeExit end = exit.join();
        String silence = "Elasticsearch did not answer within five minutes; its log is " + folder.console() + ".";
        return new NodeStart.Died(silent ? new NodeExit(end.requested(), end.code(), silence, end.lastLines()) : end);
    }

    /** Notes on disk, on the way, which processes there are: this program may be killed at any time. */
    private boolean isAlive() throws IOException {
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

    /** Before it is stopped: it frees its port a second before it ends, and any user may listen there then. */
    private void withdraw() {
        try {
            if (Files.exists(store.processes())) {
                processes(false).write(store.processes());
            }
        } catch (IOException e) {
            // Each client looks at the other end of its connection, too.
            LOG.log(System.Logger.Level.WARNING, "the address of the store cannot be withdrawn: " + e);
        }
    }

    /**
     * Whether this server holds the other end of a connection, so that a password may be sent over it. To be asked
     * once there is a connection: as soon as the server has freed its port, any user may listen there.
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
        return new NodeExit(stopRequested, code, reason, lines);
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
