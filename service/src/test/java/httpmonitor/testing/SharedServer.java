package httpmonitor.testing;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.store.ElasticsearchNode;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.NodeStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.elasticsearch.ElasticsearchContainer;

/** The Elasticsearch of {@link RealElasticsearch}, and how to end it. */
record SharedServer(ElasticsearchServer address, Runnable end) implements AutoCloseable {

    private static final Duration CALM_PATIENCE = Duration.ofMinutes(2);
    private static final int CALM_ANSWERS = 10;
    private static final String VERSION = System.getProperty("elastic.client.version", "");

    /** What {@code httpmonitor.home} is when an IDE starts the tests in the module's folder. */
    private static final Path HOME = Path.of(System.getProperty("httpmonitor.home", ".."));

    static SharedServer start() {
        return DockerEngine.isAvailable() ? container() : embedded();
    }

    private static SharedServer container() {
        // Stopped by close(), which the root store calls.
        @SuppressWarnings("resource")
        var container = new ElasticsearchContainer("docker.elastic.co/elasticsearch/elasticsearch:" + VERSION)
                .withEnv("xpack.security.http.ssl.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .withPassword("changeme-in-tests")
                // A loaded machine of two cores takes longer than the minute that is the default.
                .withStartupTimeout(Duration.ofMinutes(5));
        container.start();
        String url = "http://" + container.getHttpHostAddress();
        var address = new ElasticsearchServer(url, "elastic", "changeme-in-tests");
        awaitCalm(address);
        return new SharedServer(address, container::stop);
    }

    /**
     * Waits until it has answered some times in a row. Soon after its start it makes an index for users, and refuses all
     * of them until that is made.
     */
    private static void awaitCalm(ElasticsearchServer address) {
        Instant end = Instant.now().plus(CALM_PATIENCE);
        int answered = 0;
        while (answered < CALM_ANSWERS) {
            answered = answers(address) ? answered + 1 : 0;
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(address.url() + " does not answer steadily");
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static boolean answers(ElasticsearchServer address) {
        try (ElasticConnection connection = ElasticConnection.to(settings(address))) {
            connection.send(new Request("GET", "/_security/_authenticate"));
            return true;
        } catch (IOException e) {
            return false; // it is asked again
        }
    }

    private static ElasticSettings settings(ElasticsearchServer address) {
        return ElasticSettings.of(address.url()).with(new Credentials.Login(address.username(), address.password()));
    }

    private static SharedServer embedded() {
        Path target = HOME.resolve("service/target");
        var settings = new NodeSettings(
                EmbeddedDistribution.path(),
                target.resolve("shared-store-" + UUID.randomUUID()),
                0,
                NodeSettings.DEFAULT_HEAP_MEGABYTES);
        try {
            return switch (ElasticsearchNode.start(settings, message -> {})) {
                case NodeStart.Ready ready -> new SharedServer(of(ready.node()), ready.node()::stop);
                case NodeStart.Refused refused -> throw new IllegalStateException(refused.reason());
                case NodeStart.Died died ->
                    throw new IllegalStateException(died.exit().reason() + "\n"
                            + String.join("\n", died.exit().lastLines()));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Elasticsearch started", e);
        }
    }

    private static ElasticsearchServer of(ElasticsearchNode node) {
        var address = node.address();
        return new ElasticsearchServer(address.esUrl(), address.username(), address.password());
    }

    /** Deletes all heartbeats. */
    void forgetSources() throws IOException {
        try (ElasticConnection connection = ElasticConnection.to(settings(address))) {
            connection.send(new Request("DELETE", "/" + IndexNames.HEARTBEAT + "?ignore_unavailable=true"));
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
