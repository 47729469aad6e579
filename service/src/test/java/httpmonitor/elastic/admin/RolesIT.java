package httpmonitor.elastic.admin;

import static httpmonitor.elastic.write.JsonBytes.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.WindowCount;
import httpmonitor.elastic.Entries;
import httpmonitor.elastic.alerts.AlertArchive;
import httpmonitor.elastic.alerts.AlertsIndex;
import httpmonitor.elastic.alerts.ElasticsearchLedgerStore;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticFailure;
import httpmonitor.elastic.rest.Json;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.elastic.write.ElasticsearchEntrySink;
import httpmonitor.ingest.ship.EntrySink.Batch;
import httpmonitor.ingest.ship.EntrySink.Heartbeat;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import httpmonitor.ingest.ship.EntrySink.WriteResult.Written;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Ledger;
import httpmonitor.poller.notify.LedgerStore.Version;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.WatchedRule;
import httpmonitor.traffic.TrafficFilter;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each role allows, in an Elasticsearch whose files define the roles and a user of each. */
class RolesIT {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final IndexNames NAMES = IndexNames.of("access-log-*");
    private static final WatchedRule RULE = new WatchedRule(
            "default", new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN), NAMES.pattern(), "");

    @TempDir
    private static Path data;

    private static NodeWithRoles node;

    @BeforeAll
    static void start() throws Exception {
        node = NodeWithRoles.start(data, NAMES);
        try (ElasticConnection admin = node.asAdministrator()) {
            new Templates(admin, NAMES).install();
        }
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void aWriterAddsHitsLinesAndHeartbeatsAndReadsNothing() throws Exception {
        try (ElasticConnection writer = node.as(Role.WRITER.roleName())) {
            ElasticsearchEntrySink sink = new ElasticsearchEntrySink(writer, NAMES, Duration.ofDays(30), "web-1");
            LineOrigin origin = new LineOrigin("/var/log/access.log", 0);
            Batch batch = sink.newBatch();
            batch.addHit(ascii("a"), Entries.at("21/Nov/2026:12:00:00 +0000"), origin, NOW, NOW);
            batch.addHit(ascii("old"), Entries.at("01/Jan/2001:00:00:00 +0000"), origin, NOW, NOW);
            batch.addUnparsed(ascii("x"), new byte[] {'x'}, 0, 1, "no client", origin, NOW);
            assertThat(sink.write(batch).join()).isEqualTo(new Written(0));
            // The same batch again: all three documents are duplicates.
            assertThat(sink.write(batch).join()).isEqualTo(new Written(3));
            Heartbeat beat = new Heartbeat("/var/log/access.log", 10, 5, 2, 1, 1, 0, NOW, NOW, "");
            assertThat(sink.sendBeats(List.of(beat)).join()).isEqualTo(new Written(0));
            assertThat(sink.sendBeats(List.of(beat)).join()).isEqualTo(new Written(0));
            assertRefused(writer, "GET", "/access-log-2026.11.21/_search");
            assertRefused(writer, "GET", "/access-log-2026.11.21/_doc/a");
            assertRefused(writer, "PUT", "/access-log-2026.11.21/_doc/a");
            assertRefused(writer, "PUT", "/elsewhere/_create/a");
            assertRefused(writer, "GET", "/httpmonitor-heartbeat/_search");
            assertRefused(writer, "DELETE", "/httpmonitor-heartbeat");
            assertRefused(writer, "DELETE", "/access-log-2026.11.21/_doc/a");
            assertRefused(writer, "DELETE", "/access-log-2026.11.21");
            assertRefused(writer, "DELETE", "/_index_template/httpmonitor-hits-access-log");
        }
    }

    /**
     * {@code GET /} and {@code GET /_license}. The embedded distribution does not answer the first, so the test asks
     * for the privileges that they need.
     */
    @Test
    void aWriterMayAskWhatLogstashAsksBeforeItWrites() throws Exception {
        try (ElasticConnection writer = node.as(Role.WRITER.roleName())) {
            Request question = new Request("POST", "/_security/user/_has_privileges");
            question.setJsonEntity("{\"cluster\":[\"cluster:monitor/main\",\"cluster:monitor/xpack/license/get\"]}");
            try (InputStream answer = writer.send(question).getEntity().getContent()) {
                assertThat(Json.MAPPER
                                .readTree(answer)
                                .path("has_all_requested")
                                .asBoolean())
                        .isTrue();
            }
        }
    }

    @Test
    void aReaderReadsAllIndicesOfHttpMonitorAndWritesNothing() throws Exception {
        try (ElasticConnection reader = node.as(Role.READER.roleName())) {
            var source = new ElasticsearchTrafficSource(reader, NAMES.pattern(), TrafficFilter.NONE, 10);
            assertThat(source.lastHitBefore(NOW)).isNotNull();
            assertRefused(reader, "PUT", "/access-log-2026.11.20");
            assertRefused(reader, "PUT", "/access-log-2026.11.21/_create/b");
            assertRefused(reader, "PUT", "/httpmonitor-heartbeat/_doc/b");
            assertRefused(reader, "PUT", "/httpmonitor-unparsed/_create/b");
            assertRefused(reader, "PUT", "/httpmonitor-alerts/_create/b");
            assertRefused(reader, "DELETE", "/access-log-2026.11.21");
            assertRefused(reader, "GET", "/.security/_search");
        }
    }

    @Test
    void anAlertWriterKeepsLedgersAndAlertsAndDeletesNothing() throws Exception {
        try (ElasticConnection writer = node.as(Role.ALERT_WRITER.roleName())) {
            AlertsIndex index = new AlertsIndex(writer, NAMES);
            ElasticsearchLedgerStore store = new ElasticsearchLedgerStore(index);
            Optional<Version> created = store.write("1", Ledger.EMPTY, RULE, new Version.Absent());
            assertThat(created).isPresent();
            assertThat(store.write("1", Ledger.EMPTY, RULE, new Version.Absent()))
                    .isEmpty();
            Version version = store.read("1").version();
            assertThat(version).isEqualTo(created.orElseThrow());
            assertThat(store.write("1", Ledger.EMPTY, RULE, version)).isPresent();
            assertThat(store.write("1", Ledger.EMPTY, RULE, version)).isEmpty();
            SeenAlert alert = new SeenAlert(NOW, Optional.empty(), WindowCount.of(1), Optional.empty());
            new AlertArchive(index).deliver(new Notice(Notice.Kind.FIRED, RULE, alert, NOW));
            assertRefused(writer, "DELETE", "/httpmonitor-alerts/_doc/ledger-1");
            assertRefused(writer, "DELETE", "/httpmonitor-alerts");
            assertRefused(writer, "PUT", "/access-log-2026.11.20");
            assertRefused(writer, "GET", "/access-log-2026.11.20/_search");
        }
    }

    @Test
    void aReaderCannotWriteALedger() throws Exception {
        try (ElasticConnection reader = node.as(Role.READER.roleName())) {
            ElasticsearchLedgerStore store = new ElasticsearchLedgerStore(new AlertsIndex(reader, NAMES));
            assertThat(store.read("2").version()).isEqualTo(new Version.Absent());
            assertThatThrownBy(() -> store.write("2", Ledger.EMPTY, RULE, new Version.Absent()))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("answers 403");
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
}
