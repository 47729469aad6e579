package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.store.process.Ending;
import httpmonitor.store.process.ProcessMark;
import httpmonitor.store.process.ProcessesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills each process of a store: none stays behind for good, and the next start has all data and the same password. */
class KilledNodeIT {

    @TempDir
    Path data;

    private final List<String> messages = new ArrayList<>();

    @Test
    void itsProgramIsKilled() throws Exception {
        StoreProgram program = StoreProgram.start(data);
        StoreProperties before = store("one");
        List<ProcessMark> processes = processes();
        program.kill();
        processes.forEach(this::awaitEnd);
        Path socket = socketOf(processes.getLast());

        program = StoreProgram.start(data);
        assertThat(socket).doesNotExist();
        store("two");
        killWatcher(processes().getFirst());
        program.kill();

        try (ElasticsearchNode node = Nodes.ready(data, messages::add)) {
            assertThat(messages).anyMatch(said("not stopped in order")).anyMatch(said("it left running"));
            assertThat(node.address().password()).isEqualTo(before.password());
            assertStored("one", "two");
        }
    }

    @Test
    void itsProgramIsKilledBeforeItAnnouncedTheStore() throws Exception {
        StoreProgram program = StoreProgram.startUnannounced(data);
        assertThat(data.resolve("store.properties")).doesNotExist();
        program.kill();

        try (ElasticsearchNode node = Nodes.ready(data, messages::add)) {
            assertThat(StoreProperties.read(data.resolve("store.properties"))).isEqualTo(node.address());
            store("one");
            assertStored("one");
        }
    }

    @Test
    void oneOfItsProcessesIsKilled() throws Exception {
        ElasticsearchNode node = Nodes.ready(data, messages::add);
        StoreProperties before = store("one");
        kill(processes().getFirst());
        assertDeathIsReported(node);

        node = Nodes.ready(data, messages::add);
        store("two");
        ProcessMark server = processes().getLast();
        kill(server);
        assertDeathIsReported(node);
        assertThat(socketOf(server)).doesNotExist();

        node = Nodes.ready(data, messages::add);
        assertStored("one", "two");
        assertThat(node.address().password()).isEqualTo(before.password());
        node.stop();
        node.stop();
        assertThat(node.onExit().resultNow().reason()).isEqualTo("Elasticsearch was stopped.");
    }

    private StoreProperties store(String id) throws Exception {
        StoreProperties address = StoreProperties.read(data.resolve("store.properties"));
        new Requests(address).store("kept", id);
        return address;
    }

    private void assertStored(String... ids) throws Exception {
        var requests = new Requests(StoreProperties.read(data.resolve("store.properties")));
        for (String id : ids) {
            assertThat(requests.status("/kept/_doc/" + id)).isEqualTo(200);
        }
    }

    private static void assertDeathIsReported(ElasticsearchNode node) throws Exception {
        NodeExit exit = node.onExit().get(60, TimeUnit.SECONDS);
        assertThat(exit.reason()).contains("Elasticsearch ended").contains("killed");
    }

    private static Path socketOf(ProcessMark server) {
        return Path.of("/tmp/.java_pid" + server.pid());
    }

    private List<ProcessMark> processes() throws Exception {
        return ProcessesFile.read(data.resolve("store.processes")).orElseThrow().marks();
    }

    private void kill(ProcessMark mark) {
        mark.find(data.toString()).orElseThrow().destroyForcibly();
    }

    /** Kills the shell that watches the launcher and would end it in order. */
    private void killWatcher(ProcessMark launcher) {
        launcher.find(data.toString())
                .orElseThrow()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("sh"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitEnd(ProcessMark mark) {
        assertThat(Ending.await(() -> mark.find(data.toString()))).isTrue();
    }

    private static Predicate<String> said(String words) {
        return message -> message.contains(words);
    }
}
