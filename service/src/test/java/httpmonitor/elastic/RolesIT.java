package httpmonitor.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.node.ElasticsearchNode;
import httpmonitor.node.NodeSettings;
import httpmonitor.node.NodeStart;
import httpmonitor.ship.EntrySink.Batch;
import httpmonitor.ship.EntrySink.Heartbeat;
import httpmonitor.ship.EntrySink.LineOrigin;
import httpmonitor.ship.EntrySink.WriteResult.Written;
import httpmonitor.testing.EmbeddedDistribution;
import httpmonitor.traffic.TrafficFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the roles let their users do, in an Elasticsearch that has them in its files. */
class RolesIT {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final IndexNames NAMES = IndexNames.of("access-log-*");

    @TempDir
    private static Path data;

    private static ElasticsearchNode node;

    @BeforeAll
    static void start() throws Exception {
        node = ((NodeStart.Ready) ElasticsearchNode.start(
                        new NodeSettings(EmbeddedDistribution.path(), data, 0, 256, NodeSettings.ownJavaHome()),
                        message -> {}))
                .node();
        try (ElasticConnection admin = as(node.address().username())) {
            new Templates(admin, NAMES).install();
        }
        giveRoles();
    }

    /** A user for each role, with the role's name and the administrator's password. */
    private static void giveRoles() throws Exception {
        Path config = data.resolve("elasticsearch/config");
        String hash = Files.readString(config.resolve("users")).strip().split(":", 2)[1];
        StringBuilder roles = new StringBuilder();
        for (Role role : Role.values()) {
            String name = role.roleName();
            roles.append(name)
                    .append(": ")
                    .append(Json.text(role.descriptor(NAMES)))
                    .append('\n');
            append(config.resolve("users"), name + ":" + hash + "\n");
            append(config.resolve("users_roles"), name + ":" + name + "\n");
        }
        Files.writeString(config.resolve("roles.yml"), roles);
        for (Role role : Role.values()) {
            try (ElasticConnection user = as(role.roleName())) {
                awaitRole(user);
            }
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }

    /** Elasticsearch looks at its files every 5 s. */
    private static void awaitRole(ElasticConnection user) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (true) {
            try {
                user.send(new Request("GET", "/_cluster/health"));
                return;
            } catch (IOException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(500);
            }
        }
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.stop();
        }
    }

    @Test
    void aWriterAddsHitsLinesAndHeartbeatsAndReadsNothing() throws Exception {
        try (ElasticConnection writer = as(Role.WRITER.roleName())) {
            ElasticsearchEntrySink sink = new ElasticsearchEntrySink(writer, NAMES, Duration.ofDays(30), "web-1");
            LineOrigin origin = new LineOrigin("/var/log/access.log", 0);
            Batch batch = sink.newBatch();
            batch.addHit("a", Entries.at("21/Nov/2026:12:00:00 +0000"), origin, NOW, NOW);
            batch.addHit("old", Entries.at("01/Jan/2001:00:00:00 +0000"), origin, NOW, NOW);
            batch.addUnparsed("x", new byte[] {'x'}, 0, 1, "no client", origin, NOW);
            assertThat(sink.write(batch).join()).isEqualTo(new Written(0));
            assertThat(sink.write(batch).join()).isEqualTo(new Written(3));
            Heartbeat beat = new Heartbeat("/var/log/access.log", 10, 5, 2, 1, 1, 0, NOW, NOW);
            assertThat(sink.sendBeats(List.of(beat)).join()).isEqualTo(new Written(0));
            assertThat(sink.sendBeats(List.of(beat)).join()).isEqualTo(new Written(0));
            assertRefused(writer, "GET", "/access-log-2026.11.21/_search");
            assertRefused(writer, "DELETE", "/access-log-2026.11.21/_doc/a");
            assertRefused(writer, "DELETE", "/access-log-2026.11.21");
            assertRefused(writer, "DELETE", "/_index_template/httpmonitor-hits-access-log");
        }
    }

    @Test
    void aReaderReadsEverythingOfOursAndWritesNothing() throws Exception {
        try (ElasticConnection reader = as(Role.READER.roleName())) {
            var source = new ElasticsearchTrafficSource(reader, NAMES.pattern(), TrafficFilter.NONE, 10);
            assertThat(source.lastHitBefore(NOW)).isNotNull();
            assertRefused(reader, "PUT", "/access-log-2026.11.20");
            assertRefused(reader, "GET", "/.security/_search");
        }
    }

    @Test
    void anAlertWriterAddsAlertsAndNothingElse() throws Exception {
        try (ElasticConnection writer = as(Role.ALERT_WRITER.roleName())) {
            Request alert = new Request("PUT", "/httpmonitor-alerts/_create/1");
            alert.setJsonEntity("{}");
            assertThat(writer.send(alert).getStatusCode()).isEqualTo(201);
            assertRefused(writer, "GET", "/httpmonitor-alerts/_search");
            assertRefused(writer, "DELETE", "/httpmonitor-alerts/_doc/1");
            assertRefused(writer, "PUT", "/access-log-2026.11.20");
        }
    }

    private static void assertRefused(ElasticConnection user, String method, String endpoint) {
        Request request = new Request(method, endpoint);
        if (method.equals("PUT")) {
            request.setJsonEntity("{}");
        }
        assertThatThrownBy(() -> user.send(request))
                .satisfies(failure ->
                        assertThat(ElasticFailure.of(failure).status()).hasValue(403));
    }

    private static ElasticConnection as(String user) {
        return ElasticConnection.strict(ElasticSettings.of(node.address().esUrl())
                .with(new Credentials.Login(user, node.address().password())));
    }
}
