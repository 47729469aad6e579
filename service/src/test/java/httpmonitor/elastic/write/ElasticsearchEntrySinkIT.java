package httpmonitor.elastic.write;

import static httpmonitor.elastic.write.JsonBytes.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.elastic.Entries;
import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Retention;
import httpmonitor.elastic.schema.TemplateFiles;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.ingest.ship.EntrySink.Batch;
import httpmonitor.ingest.ship.EntrySink.Heartbeat;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import httpmonitor.ingest.ship.EntrySink.WriteResult;
import httpmonitor.ingest.ship.EntrySink.WriteResult.Broken;
import httpmonitor.ingest.ship.EntrySink.WriteResult.PartlyRejected;
import httpmonitor.ingest.ship.EntrySink.WriteResult.TooLarge;
import httpmonitor.ingest.ship.EntrySink.WriteResult.TryLater;
import httpmonitor.ingest.ship.EntrySink.WriteResult.Written;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealElasticsearch.class)
class ElasticsearchEntrySinkIT {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final LineOrigin ORIGIN = new LineOrigin("/var/log/access.log", 4711);

    private TestStore store;
    private ElasticsearchEntrySink sink;

    @BeforeEach
    void open(ElasticsearchServer server) throws Exception {
        store = new TestStore(server);
        sink = sink(store.connection);
        new Templates(store.connection, store.names).install();
    }

    @AfterEach
    void close() throws Exception {
        new Retention(store.connection, store.names, Duration.ofDays(1)).prune(NOW.plus(Duration.ofDays(9)));
        store.close();
    }

    @Test
    void everyFieldComesBackAsItWasWritten() throws Exception {
        assertThat(write(
                        "a",
                        hit("shop.example:443 10.0.0.7 - frank z [21/Nov/2026:12:59:58 +0100]"
                                + " \"GET /pages/create?id=1 HTTP/1.1\" 200 512 \"https://x.example/\" \"curl/8\"")))
                .isEqualTo(new Written(0));
        JsonNode stored = store.hit("a");
        assertThat(stored.path("_index").asText()).isEqualTo(store.names.prefix() + "2026.11.21");
        assertThat(stored.path("_source")).isEqualTo(json("""
                                {"@timestamp":"2026-11-21T11:59:58.000Z","section":"/pages",
                                 "source":{"address":"10.0.0.7","ip":"10.0.0.7"},"user":{"name":"frank z"},
                                 "http":{"version":"1.1","request":{"method":"GET","referrer":"https://x.example/"},
                                         "response":{"status_code":200,"body":{"bytes":512}}},
                                 "url":{"original":"/pages/create?id=1","path":"/pages/create","query":"id=1","domain":"shop.example"},
                                 "user_agent":{"original":"curl/8"},"event":{"created":"2026-11-21T12:00:00.123Z"},
                                 "log":{"file":{"path":"/var/log/access.log"},"offset":4711},"host":{"name":"web-1"}}"""));
    }

    @Test
    void hostileTextComesBackByteByByte() throws Exception {
        String agent = "\\\"\\\\ \u0001\u001f\t\u007f \u00e4\u20ac\uD83D\uDE00\u2028 {}";
        assertThat(write("a", hit(line("/\uD83D\uDE00/\u0002", agent)))).isEqualTo(new Written(0));
        JsonNode source = store.hit("a").path("_source");
        assertThat(source.path("user_agent").path("original").asText()).isEqualTo(agent);
        assertThat(source.path("section").asText()).isEqualTo("/\uD83D\uDE00");
    }

    @Test
    void textThatIsTooLongIsKeptWithoutBeingIndexed() throws Exception {
        String agent = "\u20ac".repeat(40_000);
        String path = "/pages/" + "x".repeat(40_000);
        assertThat(write("a", hit(line(path, agent)))).isEqualTo(new Written(0));
        JsonNode stored = store.hit("a");
        assertThat(stored.path("_source").path("user_agent").path("original").asText())
                .isEqualTo(agent);
        assertThat(stored.path("_source").path("url").path("path").asText()).isEqualTo(path);
        assertThat(stored.path("_ignored"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("url.original", "url.path", "user_agent.original");
    }

    @Test
    void whatIsSentTwiceIsStoredOnceAndCounted() throws Exception {
        AccessLogEntry entry = hit(line("/a", "x"));
        assertThat(write("a", entry)).isEqualTo(new Written(0));
        assertThat(write("a", entry)).isEqualTo(new Written(1));
        store.hit("a");
    }

    @Test
    void bogusDatesGoToTheArchive() throws Exception {
        Batch batch = sink.newBatch();
        batch.addHit(ascii("old"), Entries.at("01/Jan/0001:00:00:00 +0000"), ORIGIN, NOW, NOW);
        batch.addHit(ascii("new"), Entries.at("31/Dec/9999:23:59:59 +0000"), ORIGIN, NOW, NOW);
        assertThat(sink.write(batch).join()).isEqualTo(new Written(0));
        assertThat(store.hit("old").path("_index").asText()).isEqualTo(store.names.archive());
        assertThat(store.hit("new").path("_source").path("@timestamp").asText()).isEqualTo("9999-12-31T23:59:59.000Z");
    }

    @Test
    void aDocumentThatIsRefusedComesBackWithTheServersReason() throws Exception {
        createDayWithNumbersForUsers();
        Batch batch = sink.newBatch();
        batch.addHit(ascii("fine"), hit(line("/a", "x")), ORIGIN, NOW, NOW);
        batch.addHit(ascii("refused"), hit(line("/a", "x").replace("- -", "- frank")), ORIGIN, NOW, NOW);
        assertThat(sink.write(batch).join()).isInstanceOfSatisfying(PartlyRejected.class, result -> {
            assertThat(result.rejections()).hasSize(1);
            assertThat(result.rejections().getFirst().index()).isEqualTo(1);
            assertThat(result.rejections().getFirst().reason()).contains("user.name", "long");
        });
    }

    @Test
    void aClosedIndexIsTriedLater() throws Exception {
        write("a", hit(line("/a", "x")));
        store.send("POST", "/" + store.names.prefix() + "2026.11.21/_close", "");
        assertThat(write("b", hit(line("/a", "x"))))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.reason()).contains("index_closed_exception"));
    }

    @Test
    void anIndexOnAFullDiskIsTriedLater() throws Exception {
        write("a", hit(line("/a", "x")));
        String settings = "/" + store.names.prefix() + "2026.11.21/_settings";
        store.send("PUT", settings, "{\"index.blocks.read_only_allow_delete\":true}");
        assertThat(write("b", hit(line("/a", "x"))))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.reason()).contains("read-only-allow-delete"));
    }

    @Test
    void aRequestBeyondTheServersLimitIsTooLarge() throws Exception {
        Batch batch = sink.newBatch();
        AccessLogEntry entry = hit(line("/a", "x".repeat(8 << 20)));
        for (int id = 0; id < 13; id++) {
            batch.addHit(ascii("a" + id), entry, ORIGIN, NOW, NOW);
        }
        WriteResult result = sink.write(batch).join();
        // the server's answer; or the end of the connection, where the machine is too busy for it, which leads to
        // halves as well
        assertThat(result).isInstanceOfAny(TooLarge.class, Broken.class);
    }

    @Test
    void withoutTemplatesNothingIsWritten() throws Exception {
        store.send(
                "DELETE",
                "/_index_template/" + TemplateFiles.of(store.names).getFirst().name(),
                "");
        assertThat(write("a", hit(line("/a", "x"))))
                .isInstanceOfSatisfying(
                        TryLater.class,
                        later -> assertThat(later.reason()).contains("missing").endsWith("; run setup"));
        assertThat(store.send("GET", "/" + store.names.pattern(), "")).isEmpty();
    }

    @Test
    void whatIsMadeSearchableIsFoundAtOnce() throws Exception {
        write("a", hit(line("/a", "x")));
        sink.makeSearchable().join();
        assertThat(store.send("GET", "/" + store.names.pattern() + "/_count", "")
                        .path("count")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aLineThatIsNoHitIsKeptAsItWas() throws Exception {
        String id = UUID.randomUUID().toString();
        byte[] line = ("x\u0003\"\uD83D\uDE00" + "y".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        Batch batch = sink.newBatch();
        batch.addUnparsed(ascii(id), line, 1, line.length, "no time in brackets", ORIGIN, NOW);
        assertThat(sink.write(batch).join()).isEqualTo(new Written(0));
        JsonNode source = store.document(IndexNames.UNPARSED, id).path("_source");
        assertThat(source.path("event").path("original").asText())
                .isEqualTo(new String(line, 1, line.length - 1, StandardCharsets.UTF_8));
        assertThat(source.path("error").path("message").asText()).isEqualTo("no time in brackets");
        assertThat(source.path("log").path("file").path("path").asText()).isEqualTo("/var/log/access.log");
        assertThat(source.path("@timestamp").asText()).isEqualTo("2026-11-21T12:00:00.123Z");
    }

    @Test
    void aHeartbeatReplacesTheOneBefore() throws Exception {
        String path = "/var/log/" + UUID.randomUUID();
        sink.sendBeats(List.of(new Heartbeat(path, 10, 5, 2, 1, 1, 0, NOW, NOW, "")))
                .join();
        sink.sendBeats(List.of(new Heartbeat(path, 20, 20, 4, 2, 1, 1, NOW.plusSeconds(5), NOW, "1 \"line\"\n")))
                .join();
        assertThat(store.document(IndexNames.HEARTBEAT, HeartbeatBody.id("web-1", path))
                        .path("_source"))
                .isEqualTo(json(
                        "{\"@timestamp\":\"2026-11-21T12:00:05.123Z\",\"covered_until\":\"2026-11-21T12:00:00.123Z\","
                                + "\"host\":\"web-1\",\"path\":\"" + path + "\",\"size\":20,\"offset\":20,\"lines\":4,"
                                + "\"hits\":2,\"unparsed\":1,\"rejected\":1,\"warning\":\"1 \\\"line\\\"\\n\"}"));
    }

    private ElasticsearchEntrySink sink(ElasticConnection connection) {
        return new ElasticsearchEntrySink(connection, store.names, Duration.ofDays(30), "web-1");
    }

    private WriteResult write(String id, AccessLogEntry entry) {
        Batch batch = sink.newBatch();
        batch.addHit(ascii(id), entry, ORIGIN, NOW, NOW);
        return sink.write(batch).join();
    }

    private void createDayWithNumbersForUsers() throws Exception {
        String template = "/_index_template/" + store.names.prefix() + "odd";
        store.send(
                "PUT",
                template,
                "{\"index_patterns\":[\"" + store.names.pattern() + "\"],\"priority\":999,\"template\":{\"mappings\":"
                        + "{\"properties\":{\"user\":{\"properties\":{\"name\":{\"type\":\"long\"}}}}}}}");
        store.send("PUT", "/" + store.names.prefix() + "2026.11.21", "");
        store.send("DELETE", template, "");
    }

    private static AccessLogEntry hit(String line) {
        AccessLogEntry entry = Entries.of(line);
        assertThat(entry.has(EntryField.CLIENT)).isTrue();
        return entry;
    }

    private static String line(String path, String agent) {
        return "10.0.0.7 - - [21/Nov/2026:11:00:00 +0000] \"GET " + path + " HTTP/1.1\" 200 5 \"-\" \"" + agent + "\"";
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
