package httpmonitor.store;

import httpmonitor.files.FileReason;
import httpmonitor.files.PrivateFile;
import httpmonitor.store.process.FreePort;
import httpmonitor.store.process.ProcessesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps from settings to a node that answers. */
final class NodeStarter {

    private final NodeSettings settings;
    private final StoreFolder store;
    private final ClusterSeat seat;
    private final RootPolicy rootPolicy;
    private final Consumer<String> messages;

    NodeStarter(NodeSettings settings, RootPolicy rootPolicy, Consumer<String> messages) {
        this(settings, ClusterSeat.ALONE, rootPolicy, messages);
    }

    NodeStarter(NodeSettings settings, ClusterSeat seat, RootPolicy rootPolicy, Consumer<String> messages) {
        this.settings = settings;
        this.seat = seat;
        this.store = new StoreFolder(settings.data());
        this.rootPolicy = rootPolicy;
        this.messages = messages;
    }

    NodeStart start() throws InterruptedException {
        try {
            Optional<String> refusal = RootPolicy.refusal(settings.data());
            if (refusal.isPresent()) {
                return new NodeStart.Refused(refusal.get());
            }
            if (!Files.isDirectory(settings.data())) {
                Files.createDirectories(settings.data(), PrivateFile.FOLDER);
            }
            Optional<StoreLock> lock = StoreLock.take(settings.data());
            return lock.isPresent() ? startLocked(lock.get()) : new NodeStart.Refused(alreadyRunning());
        } catch (IOException e) {
            return cannotStart(e);
        }
    }

    private NodeStart cannotStart(IOException e) {
        String reason = e instanceof NoSuchFileException missing
                ? missing.getFile() + " cannot be created there"
                : FileReason.named(e);
        return new NodeStart.Refused("The store in " + settings.data() + " cannot be started: " + reason
                + ". Free or mend what is named there, or give another folder with --data.");
    }

    private String alreadyRunning() throws IOException {
        String url = ProcessesFile.read(store.processes())
                .map(running -> " at " + running.url())
                .orElse("");
        return "A store is already running on " + settings.data() + url
                + "; use that one, stop it, or name another folder with --data.";
    }

    private NodeStart startLocked(StoreLock lock) throws IOException, InterruptedException {
        NodeStart outcome = null;
        try {
            ElasticsearchFolder folder = store.create();
            new Leftovers(store, folder, messages).stop();
            Optional<String> refusal = StartChecks.refusal(settings, folder);
            outcome = refusal.isPresent()
                    ? new NodeStart.Refused(refusal.get())
                    : launch(lock, rootPolicy.place(settings, folder, messages));
        } catch (StartRefusedException e) {
            outcome = new NodeStart.Refused(e.reason());
        } finally {
            if (!(outcome instanceof NodeStart.Ready)) {
                lock.close();
            }
        }
        return outcome;
    }

    private NodeStart launch(StoreLock lock, Placement placement) throws IOException, InterruptedException {
        int port = settings.port() == 0 ? FreePort.any() : settings.port();
        String url = "http://127.0.0.1:" + port;
        ElasticsearchFolder folder = placement.folder();
        TransportKeys keys = seat.keys().isPresent() ? seat.keys().get() : TransportKeys.create();
        Users users = Users.keptOrNew(store, settings.access());
        placement.prepare(ElasticsearchConfig.files(folder, settings, seat, port, users, keys));
        messages.accept("Starting Elasticsearch; this takes some seconds.");
        ServerProcess process = ServerCommand.start(placement);
        NodeStart outcome = new ElasticsearchNode(url, users, store, folder, process, lock)
                .awaitReady(new Readiness(folder.httpAddress(), messages));
        placement.closeKeystore();
        return outcome;
    }
}
