package httpmonitor.elastic.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.TemplateFiles;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.ingest.ship.ShipSummary;
import httpmonitor.testing.CuttingProxy;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.testing.ShippedLog;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults of the store that last for a while: the shipper reports each, continues by itself, and every line is stored
 * once.
 */
@ExtendWith(RealElasticsearch.class)
class StoreFaultsIT {
    @TempDir
    Path folder;

    private TestStore store;
    private String day = "";
    private CuttingProxy proxy;
    private ElasticConnection connection;
    private Templates templates;

    @BeforeEach
    void open(ElasticsearchServer server) throws Exception {
        store = new TestStore(server);
        day = "/" + store.names.prefix() + "2026.11.21";
        templates = new Templates(store.connection, store.names);
        templates.install();
        proxy = new CuttingProxy(server.url());
        connection = ElasticConnection.to(
                ElasticSettings.of(proxy.url()).with(new Credentials.Login(server.username(), server.password())));
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        proxy.close();
        store.send("DELETE", day + "?ignore_unavailable=true", "");
        store.close();
    }

    private ShippedLog shipped() throws IOException {
        return new ShippedLog(folder, connection, store.names);
    }

    /** Each of the numbers from 0 on is stored once. */
    private void assertStored(int lines) throws IOException {
        store.send("POST", day + "/_refresh", "");
        JsonNode answer = store.send(
                "POST",
                day + "/_search",
                "{\"size\":0,\"track_total_hits\":true,\"aggs\":{\"paths\":{\"cardinality\":{\"field\":\"url.path\","
                        + "\"precision_threshold\":40000}}}}");
        assertThat(answer.at("/hits/total/value").asInt()).isEqualTo(lines);
        assertThat(answer.at("/aggregations/paths/value").asInt())
                .isBetween((int) (lines * 0.99), (int) (lines * 1.01) + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.blocks.write", "index.blocks.read_only_allow_delete", "index.blocks.read_only"})
    void anIndexThatCannotBeWrittenToForAWhile(String block) throws Exception {
        try (ShippedLog log = shipped()) {
            log.append(0, 5);
            log.awaitAnswered();
            store.send("PUT", day + "/_settings", "{\"" + block + "\":true}");
            log.append(5, 10);
            log.awaitTrouble("blocked by");
            store.send("PUT", day + "/_settings", "{\"" + block + "\":null}");
            assertThat(log.drain().hits()).isEqualTo(10);
        }
        assertStored(10);
    }

    @Test
    void templatesThatAreMissingAndComeLater() throws Exception {
        String first =
                "/_index_template/" + TemplateFiles.of(store.names).getFirst().name();
        store.send("DELETE", first, "");
        try (ShippedLog log = shipped()) {
            log.append(0, 5);
            log.awaitTrouble("missing");
            assertThat(store.send("GET", "/" + store.names.pattern(), "")).isEmpty();
            templates.install();
            assertThat(log.drain().hits()).isEqualTo(5);
        }
        assertStored(5);
    }

    @Test
    void foreignTemplatesThatAreReplacedLater() throws Exception {
        String first =
                "/_index_template/" + TemplateFiles.of(store.names).getFirst().name();
        store.send(
                "PUT",
                first,
                "{\"index_patterns\":[\"" + store.names.pattern() + "\"],\"priority\":400,\"template\":{}}");
        try (ShippedLog log = shipped()) {
            log.append(0, 5);
            log.awaitTrouble("setup");
            templates.install();
            assertThat(log.drain().hits()).isEqualTo(5);
        }
        assertStored(5);
    }

    @Test
    void aLineThatTheMappingRefusesIsKeptAsideWithElasticsearchsReason() throws Exception {
        createDayWithNumbersForUsers();
        ShipSummary summary;
        String path;
        try (ShippedLog log = shipped()) {
            path = log.path().toString();
            log.append(0, 5);
            log.append(ShippedLog.line(5).replace("- -", "- frank") + "\n");
            log.append(6, 7);
            summary = log.drain();
        }
        assertThat(summary.hits()).isEqualTo(6);
        assertThat(summary.rejected()).isEqualTo(1);
        assertStored(6);
        store.send("POST", "/" + IndexNames.UNPARSED + "/_refresh", "");
        JsonNode aside = store.send(
                        "POST",
                        "/" + IndexNames.UNPARSED + "/_search",
                        "{\"query\":{\"term\":{\"log.file.path\":\"" + path + "\"}}}")
                .at("/hits/hits");
        assertThat(aside).hasSize(1);
        assertThat(aside.at("/0/_source/error/message").asText()).contains("document_parsing_exception", "user.name");
        assertThat(aside.at("/0/_source/event/original").asText()).contains("/n/5");
    }

    @Test
    void aStoreThatIsAwayForAWhile() throws Exception {
        try (ShippedLog log = shipped()) {
            log.append(0, 5);
            log.awaitAnswered();
            proxy.goAway();
            log.append(5, 5_000);
            log.awaitTrouble("cannot be reached");
            proxy.comeBack();
            assertThat(log.drain().hits()).isEqualTo(5_000);
        }
        assertStored(5_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 200})
    void anAnswerThatIsCutInTheMiddle(int bytes) throws Exception {
        ShipSummary summary;
        try (ShippedLog log = shipped()) {
            log.append(0, 5);
            log.awaitAnswered();
            proxy.cutAnswerAfter(bytes);
            log.append(5, 3_000);
            summary = log.drain();
        }
        assertThat(proxy.cuts()).isPositive();
        assertThat(summary.hits()).isEqualTo(3_000);
        assertStored(3_000);
    }

    /**
     * What stands in between says nothing: it ends the connection, which must not be tried with the same request for
     * ever.
     */
    @Test
    void aLargeRequestThatIsCutWithoutAWord() throws Exception {
        proxy.refuseRequestsBeyond(200_000);
        try (ShippedLog log = shipped()) {
            log.append(0, 3_000);
            assertThat(log.drain().hits()).isEqualTo(3_000);
        }
        assertThat(proxy.cuts()).isPositive();
        assertStored(3_000);
    }

    private void createDayWithNumbersForUsers() throws IOException {
        String template = "/_index_template/" + store.names.prefix() + "odd";
        store.send(
                "PUT",
                template,
                "{\"index_patterns\":[\"" + store.names.pattern() + "\"],\"priority\":999,\"template\":{\"mappings\":"
                        + "{\"properties\":{\"url\":{\"properties\":{\"path\":{\"type\":\"keyword\"}}},"
                        + "\"user\":{\"properties\":{\"name\":{\"type\":\"long\"}}}}}}}");
        store.send("PUT", day, "");
        store.send("DELETE", template, "");
    }
}
