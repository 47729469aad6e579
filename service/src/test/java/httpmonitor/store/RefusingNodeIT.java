package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.rest.Credentials.Login;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.ingest.ship.ShipSummary;
import httpmonitor.ingest.ship.ShipperState;
import httpmonitor.testing.EmbeddedDistribution;
import httpmonitor.testing.ShippedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes only small requests, and that does not always know its user. */
@Timeout(240)
class RefusingNodeIT {
    /** Settings go into the node's file as they are, and its name is the last one. */
    private static final ClusterSeat TAKES_LITTLE =
            new ClusterSeat(ClusterSeat.ALONE.settings() + "http.max_content_length: 64kb\n", Optional.empty());

    @TempDir
    static Path data;

    private static ElasticsearchNode node;
    private static ElasticConnection connection;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        var settings = new NodeSettings(EmbeddedDistribution.path(), data, 0, 256);
        node = Nodes.ready(new NodeStarter(settings, TAKES_LITTLE, RootPolicy.DEFAULT, message -> {}).start());
        connection = ElasticConnection.to(ElasticSettings.of(node.address().esUrl())
                .with(new Login(node.address().username(), node.address().password())));
    }

    @AfterAll
    static void stop() {
        connection.close();
        node.stop();
    }

    private ShippedLog shipped(IndexNames names) throws Exception {
        new Templates(connection, names).install();
        return new ShippedLog(folder, connection, names);
    }

    @Test
    void whatIsTooLargeIsSentInPartsAndALineThatIsTooLargeByItselfIsKeptCut() throws Exception {
        ShipSummary summary;
        try (ShippedLog log = shipped(IndexNames.of("large-*"))) {
            log.append(0, 2_000);
            log.append(ShippedLog.line(2_000).replace("/n/", "/" + "x".repeat(200_000)) + "\n");
            log.append(2_001, 2_100);
            summary = log.drain();
        }
        assertThat(summary.hits()).isEqualTo(2_099);
        assertThat(summary.rejected()).isEqualTo(1);
    }

    @Test
    void aUserWhoIsUnknownForAWhile() throws Exception {
        Path users = data.resolve("elasticsearch/config/users");
        try (ShippedLog log = shipped(IndexNames.of("user-*"))) {
            log.append(0, 5);
            log.awaitAnswered();
            String known = Files.readString(users);
            Files.writeString(users, known.replace(node.address().username() + ":", "other:"));
            String line = ShippedLog.line(5) + "\n";
            for (int i = 0; i < 100 && !isRefused(log); i++) {
                log.append(line); // until the store has noticed
                Thread.sleep(200);
            }
            log.awaitTrouble("answers 401");
            Files.writeString(users, known);
            long lines = Files.readString(log.path()).lines().count();
            assertThat(log.drain().hits()).isEqualTo(lines);
        }
    }

    private static boolean isRefused(ShippedLog log) {
        return log.states().stream().anyMatch(ShipperState.Waiting.class::isInstance);
    }
}
