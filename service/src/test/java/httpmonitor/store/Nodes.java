package httpmonitor.store;

import httpmonitor.testing.EmbeddedDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Starts small nodes for tests. */
final class Nodes {

    private static final int HEAP_MEGABYTES = 256;

    private Nodes() {}

    static NodeSettings settings(Path data, int port) {
        return new NodeSettings(EmbeddedDistribution.path(), data, port, HEAP_MEGABYTES);
    }

    /** Starts a node that has written its address. */
    static ElasticsearchNode ready(Path data, Consumer<String> messages) throws IOException, InterruptedException {
        ElasticsearchNode node = ready(ElasticsearchNode.start(settings(data, 0), messages));
        node.announce();
        return node;
    }

    static ElasticsearchNode ready(NodeStart start) {
        return switch (start) {
            case NodeStart.Ready ready -> ready.node();
            case NodeStart.Refused refused -> throw new AssertionError(refused.reason());
            case NodeStart.Died died ->
                throw new AssertionError(died.exit().reason() + "\n"
                        + String.join("\n", died.exit().lastLines()));
        };
    }
}
