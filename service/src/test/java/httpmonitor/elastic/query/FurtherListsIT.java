package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.rest.Json;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.traffic.AgentKind;
import httpmonitor.traffic.FurtherList;
import httpmonitor.traffic.FurtherLists;
import httpmonitor.traffic.FurtherLists.Agent;
import httpmonitor.traffic.FurtherLists.Referrer;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.IntervalTraffic.Section;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSource.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** URLs, referrers and agents of an interval, from a real Elasticsearch. */
@ExtendWith(RealElasticsearch.class)
class FurtherListsIT {

    private static final Instant T = Instant.parse("2026-11-21T12:00:00Z");
    private static final TimeRange INTERVAL = TimeRange.endingAt(T, Duration.ofSeconds(10));
    private static final Question QUESTION =
            new Question(INTERVAL, INTERVAL, T.plusSeconds(3), Optional.empty(), INTERVAL);

    private TestStore store;

    @BeforeEach
    void open(ElasticsearchServer server) throws Exception {
        store = new TestStore(server);
        new Templates(store.connection, store.names).install();
    }

    @AfterEach
    void close() throws Exception {
        store.send("DELETE", "/" + day() + "?ignore_unavailable=true", "");
        store.close();
    }

    private String day() {
        return store.names.prefix() + "2026.11.21";
    }

    private IntervalTraffic interval(int top, Set<FurtherList> lists) throws Exception {
        return new ElasticsearchTrafficSource(
                        store.connection, store.names.pattern(), TrafficFilter.NONE, top, lists, false)
                .snapshot(QUESTION)
                .interval();
    }

    private void store(int hits, String path, int status, String referrer, String agent, long nanos) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < hits; i++) {
            Map<String, Object> hit = Json.object(
                    "@timestamp", T.minusMillis(1 + i).toString(),
                    "section", "/api",
                    "source", Map.of("address", "10.0.0.1"),
                    "url", Map.of("path", path),
                    "http",
                            Map.of(
                                    "response", Map.of("status_code", status, "body", Map.of("bytes", 10)),
                                    "request", Map.of("referrer", referrer)),
                    "user_agent", Map.of("original", agent),
                    "event", Map.of("created", T.toString(), "duration", nanos));
            body.append("{\"create\":{}}\n").append(Json.text(hit)).append('\n');
        }
        assertThat(store.send("POST", "/" + day() + "/_bulk?refresh=true", body.toString())
                        .path("errors")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void theListsThatWereAskedForAreExact() throws Exception {
        store(3, "/api/a", 200, "https://a.example/", "curl/8.5.0", 1_000_000);
        store(2, "/api/b", 404, "https://b.example/", "curl/8.6.0", 2_000_000);
        store(4, "/api/c", 500, "https://b.example/", "Mozilla/5.0 Firefox/127.0", 3_000_000);

        FurtherLists found = interval(2, EnumSet.allOf(FurtherList.class)).further();

        List<Section> urls = found.urls().orElseThrow();
        assertThat(urls).extracting(Section::name).containsExactly("/api/c", "/api/a");
        assertThat(urls.getFirst())
                .isEqualTo(new Section("/api/c", 4, 40, 0, 4, urls.getFirst().p95()));
        assertThat(urls.getFirst().p95().orElseThrow()).isBetween(2_970_000L, 3_000_000L);
        assertThat(found.referrers().orElseThrow())
                .containsExactly(new Referrer("https://b.example/", 6), new Referrer("https://a.example/", 3));
        assertThat(found.agents().orElseThrow())
                .containsExactly(
                        new Agent("curl 8", AgentKind.TOOL, 5), new Agent("Firefox 127", AgentKind.BROWSER, 4));
    }

    @Test
    void whatWasNotAskedForIsNotThere() throws Exception {
        assertThat(interval(2, Set.of(FurtherList.AGENTS)).further().agents()).contains(List.of());
        store(1, "/api/a", 200, "https://a.example/", "curl/8.5.0", 1_000_000);

        assertThat(interval(2, Set.of()).further()).isEqualTo(FurtherLists.NONE);
        FurtherLists agents = interval(2, Set.of(FurtherList.AGENTS)).further();
        assertThat(agents.agents().orElseThrow()).hasSize(1);
        assertThat(agents.urls()).isEmpty();
        assertThat(agents.referrers()).isEmpty();
    }
}
