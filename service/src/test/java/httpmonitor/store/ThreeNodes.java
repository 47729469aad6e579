package httpmonitor.store;

import httpmonitor.store.process.FreePort;
import httpmonitor.store.process.ProcessesFile;
import httpmonitor.testing.EmbeddedDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** A cluster of three nodes on loopback, each of which may become master. */
final class ThreeNodes implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 400;
    static final List<String> NAMES = List.of("one", "two", "three");

    private final Path folder;
    private final List<ElasticsearchNode> nodes = new ArrayList<>();

    private ThreeNodes(Path folder) {
        this.folder = folder;
    }

    /** Starts all of them at once: a node alone answers nothing. */
    static ThreeNodes start(Path folder) throws Exception {
        ThreeNodes cluster = new ThreeNodes(folder);
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String name : NAMES) {
            ports.put(name, FreePort.any());
        }
        cluster.shareOneUser();
        var keys = Optional.of(TransportKeys.create());
        List<Future<NodeStart>> starting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : NAMES) {
                starting.add(threads.submit(() -> cluster.start(name, new ClusterSeat(settings(name, ports), keys))));
            }
        }
        for (Future<NodeStart> start : starting) {
            cluster.nodes.add(Nodes.ready(start.get()));
        }
        return cluster;
    }

    private NodeStart start(String name, ClusterSeat seat) throws InterruptedException {
        var settings = new NodeSettings(EmbeddedDistribution.path(), data(name), 0, HEAP_MEGABYTES);
        return new NodeStarter(settings, seat, RootPolicy.DEFAULT, message -> {}).start();
    }

    private static String settings(String name, Map<String, Integer> ports) {
        String seeds = ports.values().stream()
                .map(port -> "\"127.0.0.1:" + port + "\"")
                .collect(Collectors.joining(", "));
        return """
                node.name: %s
                transport.port: %d
                discovery.seed_hosts: [%s]
                cluster.initial_master_nodes: [%s]
                """.formatted(name, ports.get(name), seeds, String.join(", ", ports.keySet()));
    }

    /** Users are in files of each node. */
    private void shareOneUser() throws IOException {
        StoreCredentials user = StoreCredentials.keptOrNew(folder.resolve("none"));
        for (String name : NAMES) {
            Files.createDirectories(data(name));
            new StoreProperties("http://127.0.0.1", user.username(), user.password())
                    .write(new StoreFolder(data(name)).properties());
        }
    }

    Path data(String name) {
        return folder.resolve(name);
    }

    /** All URLs as {@code --es-url} takes them. */
    String urls() {
        return nodes.stream().map(node -> node.address().esUrl()).collect(Collectors.joining(","));
    }

    StoreProperties address(int node) {
        return nodes.get(node).address();
    }

    /** As {@code kill -9} does to the server itself; returns once it has ended. */
    void kill(int node) throws IOException {
        Path data = data(NAMES.get(node));
        ProcessesFile.read(new StoreFolder(data).processes())
                .orElseThrow()
                .server()
                .orElseThrow()
                .find(data.toString())
                .orElseThrow()
                .destroyForcibly();
        nodes.get(node).onExit().join();
    }

    @Override
    public void close() {
        nodes.parallelStream().forEach(ElasticsearchNode::stop);
    }
}
