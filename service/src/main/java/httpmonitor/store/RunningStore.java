package httpmonitor.store;

import httpmonitor.store.process.ProcessMark;
import httpmonitor.store.process.ProcessesFile;
import httpmonitor.store.process.ServerEnd;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The store that runs, or has run, on a data folder, started by any program. Its address alone proves nothing: once it
 * has freed its port, any user may listen there. {@link #isAt} checks a connection.
 */
public final class RunningStore {

    private static final long LOOK_EVERY_MILLIS = 200;

    /** As long as a start waits for the first answer of Elasticsearch. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StoreFolder folder;
    private final StoreProperties superuser;

    private RunningStore(StoreFolder folder, StoreProperties superuser) {
        this.folder = folder;
        this.superuser = superuser;
    }

    /**
     * The store of a data folder. Where one is starting there, this waits until it is ready, for at most five minutes.
     *
     * @param data the folder, may be missing
     * @param waiting is called once before a wait
     * @return empty where no store has run there; a store that has ended is returned and does not serve
     * @throws IOException if its files cannot be read, or it is not ready in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public static Optional<RunningStore> await(Path data, Runnable waiting) throws IOException, InterruptedException {
        return await(data, PATIENCE, waiting);
    }

    static Optional<RunningStore> await(Path data, Duration patience, Runnable waiting)
            throws IOException, InterruptedException {
        var folder = new StoreFolder(data);
        long start = System.nanoTime();
        boolean waited = false;
        Optional<RunningStore> found = find(folder);
        while (found.filter(RunningStore::isServing).isEmpty() && StoreLock.isHeld(data)) {
            if (!waited) {
                waiting.run();
                waited = true;
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IOException("the store of " + data + " is still not ready after " + patience.toMinutes()
                        + " minutes; stop the program that started it, and start it again");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
            found = find(folder);
        }
        return found;
    }

    private static Optional<RunningStore> find(StoreFolder folder) throws IOException {
        Path properties = folder.properties();
        return Files.exists(properties)
                ? Optional.of(new RunningStore(folder, StoreProperties.read(properties)))
                : Optional.empty();
    }

    /** Whether the server of this address runs and has not begun to stop. */
    public boolean isServing() {
        return server().flatMap(mark -> mark.find(ServerProcess.SERVER_CLASS)).isPresent();
    }

    /**
     * Whether this store holds the other end of a connection, so that a password may be sent over it. Call it for an
     * open connection.
     *
     * @param client the address of this end
     * @param server the address of the other end
     */
    public boolean isAt(InetSocketAddress client, InetSocketAddress server) {
        var end = new ServerEnd(client, server);
        return server().filter(mark -> mark.holds(end, ServerProcess.SERVER_CLASS))
                .isPresent();
    }

    /** The server that is announced at this address; it may have ended. */
    private Optional<ProcessMark> server() {
        try {
            return ProcessesFile.read(folder.processes())
                    .filter(ProcessesFile::announced)
                    .filter(processes -> processes.url().equals(superuser.esUrl()))
                    .flatMap(ProcessesFile::server);
        } catch (IOException unreadable) {
            // A store whose files are gone has ended.
            return Optional.empty();
        }
    }

    /** Its address, and the user who may do everything. */
    public StoreProperties superuser() {
        return superuser;
    }

    /**
     * Its address, and one of the users of its {@link StoreAccess}.
     *
     * @throws IOException where it does not have that user, because an earlier version started it
     */
    public StoreProperties as(String user) throws IOException {
        String password = Users.read(folder.users()).getProperty(user);
        if (password == null) {
            throw new IOException("the store of " + folder.data() + " has no user " + user + "; start it again");
        }
        return new StoreProperties(superuser.esUrl(), user, password);
    }
}
