package httpmonitor.store;

import httpmonitor.files.FileTrust;
import httpmonitor.store.process.AttachSocket;
import httpmonitor.store.process.Ending;
import httpmonitor.store.process.ProcessMark;
import httpmonitor.store.process.ProcessesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends processes that a store has left running because it was killed. */
final class Leftovers {

    private final StoreFolder store;
    private final ElasticsearchFolder folder;
    private final String word;
    private final Consumer<String> messages;

    /** It ends only processes whose command line names {@code folder}. */
    Leftovers(StoreFolder store, ElasticsearchFolder folder, Consumer<String> messages) {
        this.store = store;
        this.folder = folder;
        this.word = folder.root().toString();
        this.messages = messages;
    }

    /**
     * Stops the processes of an earlier run. The caller holds the store's lock, so no running program owns them.
     */
    void stop() throws IOException {
        Optional<ProcessesFile> found = ProcessesFile.read(store.processes());
        if (found.isEmpty()) {
            return;
        }
        messages.accept("The store was not stopped in order last time; what it had stored is kept.");
        for (ProcessMark mark : found.get().marks()) {
            if (mark.find(word).isPresent()) {
                stop(mark);
            }
            deleteSocket(mark);
        }
        Files.deleteIfExists(store.processes());
    }

    /** Deletes the socket of a process, unless another process has its number now and may own the socket. */
    private void deleteSocket(ProcessMark mark) throws IOException {
        if (ProcessHandle.of(mark.pid()).isEmpty()) {
            AttachSocket.delete(mark, FileTrust.owner(folder.root()));
        }
    }

    private void stop(ProcessMark mark) throws IOException {
        messages.accept("Stopping the Elasticsearch it left running, process " + mark.pid() + ".");
        if (!Ending.of(() -> mark.find(word))) {
            throw new IOException("process " + mark.pid() + ", left by an earlier store, cannot be stopped");
        }
    }
}
