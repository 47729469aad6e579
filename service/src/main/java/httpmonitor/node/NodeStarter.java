package httpmonitor.node;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps from settings to a node that answers. */
final class NodeStarter {

    private final NodeSettings settings;
    private final StoreFolder store;
    private final RootPolicy rootPolicy;
    private final Consumer<String> messages;

    NodeStarter(NodeSettings settings, RootPolicy rootPolicy, Consumer<String> messages) {
        this.settings = settings;
        this.store = new StoreFolder(settings.data());
        this.rootPolicy = rootPolicy;
        this.messages = messages;
    }

    NodeStart start() throws InterruptedException {
        try {
            Files.createDirectories(settings.data());
            Optional<StoreLock> lock = StoreLock.take(settings.data());
            return lock.isPresent() ? startLocked(lock.get()) : new NodeStart.Refused(alreadyRunning());
        } catch (IOException e) {
            return new NodeStart.Refused("the store in " + settings.data() + " cannot be started: " + e);
        }
    }

    private String alreadyRunning() throws IOException {
        String url = ProcessesFile.read(store.processes())
                .map(running -> " at " + running.url())
                .orElse("");
        return "a store is already running on " + settings.data() + url
                + "; use that one, stop it, or name another folder with --data";
    }

    private NodeStart startLocked(StoreLock lock) throws IOException, InterruptedException {
        NodeStart outcome = null;
        try {
            ElasticsearchFolder folder = store.create();
            new Leftovers(store, folder, messages).stop();
            Optional<String> refusal = StartChecks.refusal(settings, folder);
            outcome = refusal.isPresent() ? new NodeStart.Refused(refusal.get()) : launch(lock, folder);
            return outcome;
        } finally {
            if (!(outcome instanceof NodeStart.Ready)) {
                lock.close();
            }
        }
    }

    private NodeStart launch(StoreLock lock, ElasticsearchFolder folder) throws IOException, InterruptedException {
        int port = settings.port() == 0 ? FreePort.any() : settings.port();
        Credentials credentials = Credentials.keptOrNew(store.properties());
        for (var needed :
                new java.nio.file.Path[] {folder.config(), folder.data(), folder.logs(), folder.temporary()}) {
            Files.createDirectories(needed);
        }
        ElasticsearchConfig.write(folder, settings, port, credentials);
        String url = "http://127.0.0.1:" + port;
        messages.accept("starting Elasticsearch; this takes some seconds");
        ServerProcess process = ServerCommand.start(settings, folder, rootPolicy.choose());
        var address = new StoreProperties(url, credentials.username(), credentials.password());
        return new ElasticsearchNode(address, store, folder, process, lock)
                .awaitReady(new Readiness(url, credentials, messages));
    }
}
