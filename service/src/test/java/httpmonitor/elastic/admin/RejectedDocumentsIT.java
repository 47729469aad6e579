package httpmonitor.elastic.admin;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.admin.RejectedDocuments.Reason;
import httpmonitor.elastic.admin.RejectedDocuments.Refused;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read of lines that are no hits, and of heartbeats that nothing sends any more. */
@ExtendWith(RealElasticsearch.class)
class RejectedDocumentsIT {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TestStore store;
    private final RejectedDocuments rejected;

    RejectedDocumentsIT(ElasticsearchServer server) {
        this.store = new TestStore(server);
        this.rejected = new RejectedDocuments(store.connection);
    }

    @BeforeEach
    void forget() throws Exception {
        store.forgetHeartbeats();
        store.send("DELETE", "/" + IndexNames.UNPARSED + "?ignore_unavailable=true", "");
    }

    @AfterEach
    void close() throws Exception {
        forget();
        store.close();
    }

    private void put(String index, String id, String document) throws Exception {
        store.send("PUT", "/" + index + "/_doc/" + id + "?refresh=true", document.replace('\'', '"'));
    }

    @Test
    void aStoreWithoutTheIndicesHasNone() throws Exception {
        assertThat(rejected.reasons()).isEmpty();
        assertThat(rejected.refused(NOON)).isEmpty();
        assertThat(new Heartbeats(store.connection).forget(NOON, (host, path) -> true))
                .isEmpty();
    }

    @Test
    void theMostFrequentReasonsComeFirstWithTheLogOfTheirLastLine() throws Exception {
        new Templates(store.connection, store.names).install();
        String line = "{'@timestamp':'2026-11-21T%s:00Z','error':{'message':'%s'},'log':{'file':{'path':'%s'}}}";
        put(IndexNames.UNPARSED, "1", line.formatted("11:00", "no time", "/a.log"));
        put(IndexNames.UNPARSED, "2", line.formatted("11:02", "no time", "/last.log"));
        put(IndexNames.UNPARSED, "3", line.formatted("11:01", "no time", "/b.log"));
        put(IndexNames.UNPARSED, "4", line.formatted("11:03", "no status", "/c.log"));

        assertThat(rejected.reasons())
                .containsExactly(new Reason(3, "no time", "/last.log"), new Reason(1, "no status", "/c.log"));
    }

    @Test
    void onlySourcesHeardOfLatelyCountAsRefused() throws Exception {
        new Templates(store.connection, store.names).install();
        String beat = "{'@timestamp':'2026-11-%sT11:00:00Z','host':'web-1','path':'%s','rejected':%d}";
        put(IndexNames.HEARTBEAT, "1", beat.formatted("21", "/a.log", 7));
        put(IndexNames.HEARTBEAT, "2", beat.formatted("21", "/fine.log", 0));
        put(IndexNames.HEARTBEAT, "3", beat.formatted("19", "/old.log", 5));

        assertThat(rejected.refused(NOON)).containsExactly(new Refused("/a.log", "web-1", 7));
    }

    @Test
    void onlySilentHeartbeatsOfFormerSourcesAreForgotten() throws Exception {
        new Templates(store.connection, store.names).install();
        String beat = "{'@timestamp':'2026-11-21T%s:00Z','host':'web-1','path':'%s'}";
        put(IndexNames.HEARTBEAT, "1", beat.formatted("11:00", "/gone.log"));
        put(IndexNames.HEARTBEAT, "2", beat.formatted("11:00", "/kept.log"));
        put(IndexNames.HEARTBEAT, "3", beat.formatted("12:30", "/gone.log"));

        assertThat(new Heartbeats(store.connection).forget(NOON, (host, path) -> path.equals("/gone.log")))
                .containsExactly("/gone.log");
        store.send("POST", "/" + IndexNames.HEARTBEAT + "/_refresh", "");
        assertThat(store.send("GET", "/" + IndexNames.HEARTBEAT + "/_count", "")
                        .path("count")
                        .asInt())
                .isEqualTo(2);
    }
}
