package httpmonitor.store;

import httpmonitor.store.process.AttachSocket;
import httpmonitor.store.process.Ending;
import httpmonitor.store.process.ProcessMark;
import httpmonitor.store.process.ServerEnd;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The processes of one Elasticsearch: a launcher JVM that we started, and the server JVM as its child. */
final class ServerProcess {

    /** Distinguishes the server from the short-lived JVMs that the launcher starts to find defaults. */
    static final String SERVER_CLASS = "org.elasticsearch.bootstrap.Elasticsearch";

    private final Process launcher;
    private final Placement placement;
    private volatile Optional<ProcessMark> server = Optional.empty();

    ServerProcess(Process launcher, Placement placement) {
        this.launcher = launcher;
        this.placement = placement;
    }

    Process launcher() {
        return launcher;
    }

    /** Elasticsearch itself, once the launcher has started it. */
    Optional<ProcessMark> server() {
        if (server.isEmpty()) {
            server = launcher.children()
                    .flatMap(child -> ProcessMark.of(child).stream())
                    .filter(child -> child.find(SERVER_CLASS).isPresent())
                    .findFirst();
        }
        return server;
    }

    /** Whether Elasticsearch holds the server's end of a connection. */
    boolean holds(ServerEnd end) {
        return server().filter(mark -> mark.holds(end, SERVER_CLASS)).isPresent();
    }

    /** Ends both processes, if they run. */
    void stop() {
        Optional<ProcessMark> known = server();
        Ending.of(() -> Optional.of(launcher.toHandle()).filter(handle -> launcher.isAlive()));
        known.ifPresent(this::awaitEnd);
    }

    /** Waits for a server whose launcher has ended, and which stops by itself; else ends it by force. */
    void awaitServer() {
        server.ifPresent(this::awaitEnd);
    }

    private void awaitEnd(ProcessMark mark) {
        Ending.await(() -> mark.find(placement.folder().root().toString()));
        AttachSocket.delete(mark, placement.runAs().uid());
    }

    /** The last lines of their output, oldest first. */
    List<String> lastLines() {
        try {
            return placement.lastLines().lines().toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (IOException e) {
            return List.of("its output cannot be read: " + e);
        }
    }
}
