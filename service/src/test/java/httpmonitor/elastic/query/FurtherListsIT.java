package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.rest.Json;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.http.JsonBody;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.traffic.AgentKind;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitGroup.Agent;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.StoredHit.Place;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.View;
import httpmonitor.traffic.View.Newest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    private String client = "10.0.0.1";
    private Instant time = T;
    private long step = 1;

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

    private IntervalTraffic interval(int top, Set<HitList> lists) throws Exception {
        return source(top, lists).snapshot(QUESTION).interval();
    }

    private ElasticsearchTrafficSource source(int top, Set<HitList> lists) {
        return new ElasticsearchTrafficSource(
                store.connection, store.names.pattern(), TrafficFilter.NONE, top, () -> lists, false);
    }

    private Map<String, Object> source() {
        return client.contains("-") ? Map.of("address", client) : Map.of("address", client, "ip", client);
    }

    private void store(int hits, String path, int status, String referrer, String agent, long nanos) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < hits; i++) {
            Map<String, Object> hit = Json.object(
                    "@timestamp", time.minusMillis(1 + i * step).toString(),
                    "section", "/api",
                    "source", source(),
                    "host", Map.of("name", "web-1"),
                    "url", Map.of("path", path, "original", path + "?x", "domain", "shop.example"),
                    "http",
                            Map.of(
                                    "response", Map.of("status_code", status, "body", Map.of("bytes", 10)),
                                    "request", Map.of("referrer", referrer, "method", "GET")),
                    "user_agent", Map.of("original", agent),
                    "event", Map.of("created", T.toString(), "duration", nanos));
            body.append("{\"create\":{}}\n").append(JsonBody.of(hit)).append('\n');
        }
        assertThat(store.send("POST", "/" + day() + "/_bulk?refresh=true", body.toString())
                        .path("errors")
                        .asBoolean())
                .isFalse();
    }

    private static List<String> values(IntervalTraffic traffic, HitList list) {
        return traffic.list(list).stream()
                .map(group -> group.value() + " " + group.hits())
                .toList();
    }

    /** Elasticsearch refuses more than 65,536 buckets, and a day has more seconds. */
    @Test
    void aViewMayBeOfADay() throws Exception {
        step = 1_000;
        store(66_000, "/api/a", 200, "https://a.example/", "curl/8.5.0", 1_000_000);
        TimeRange day = TimeRange.endingAt(T, Duration.ofDays(1));

        assertThat(source(2, Set.of())
                        .snapshot(Question.about(day, QUESTION.now(), View.EVERYTHING))
                        .interval()
                        .hits())
                .isEqualTo(66_000);
    }

    @Test
    void theListsThatWereAskedForAreExact() throws Exception {
        store(3, "/api/a", 200, "https://a.example/", "curl/8.5.0", 1_000_000);
        store(2, "/api/b", 404, "https://b.example/", "curl/8.6.0", 2_000_000);
        store(4, "/api/c", 500, "https://b.example/", "Mozilla/5.0 Firefox/127.0", 3_000_000);

        IntervalTraffic found = interval(2, EnumSet.allOf(HitList.class));

        List<HitGroup> urls = found.list(HitList.URLS);
        assertThat(urls.getFirst())
                .isEqualTo(new HitGroup("/api/c", 4, 40, 0, 4, urls.getFirst().p95()));
        assertThat(urls.getFirst().p95().orElseThrow()).isBetween(2_970_000L, 3_000_000L);
        assertThat(values(found, HitList.URLS)).containsExactly("/api/c 4", "/api/a 3");
        assertThat(values(found, HitList.FAILING_URLS)).containsExactly("/api/c 4", "/api/b 2");
        assertThat(found.list(HitList.FAILING_URLS).getLast()).isEqualTo(SampleTraffic.group("/api/b", 2, 20, 2, 0));
        assertThat(values(found, HitList.STATUS)).containsExactly("500 4", "200 3");
        assertThat(values(found, HitList.REFERRERS)).containsExactly("https://b.example/ 6", "https://a.example/ 3");
        assertThat(values(found, HitList.HOSTS)).containsExactly("shop.example 9");
        assertThat(values(found, HitList.SERVERS)).containsExactly("web-1 9");
        assertThat(values(found, HitList.METHODS)).containsExactly("GET 9");
        assertThat(found.list(HitList.AGENTS))
                .containsExactly(
                        agent("curl 8", AgentKind.TOOL, 5, 2, 0, "curl/8.5.0", "curl/8.6.0"),
                        agent("Firefox 127", AgentKind.BROWSER, 4, 0, 4, "Mozilla/5.0 Firefox/127.0"));
    }

    private static HitGroup agent(
            String name, AgentKind kind, long hits, long clientErrors, long serverErrors, String... texts) {
        return new HitGroup(
                name,
                hits,
                10 * hits,
                clientErrors,
                serverErrors,
                OptionalLong.empty(),
                Optional.of(new Agent(kind, List.of(texts))));
    }

    @Test
    void networksAreSummedUpFromAllClients() throws Exception {
        for (String client : List.of("10.0.0.1", "10.0.1.1", "10.0.1.2", "2001:db8::1", "2001:db8::2", "a-name")) {
            this.client = client;
            store(client.equals("a-name") ? 5 : 2, "/api/a", 404, "-", "-", 1);
        }

        IntervalTraffic found = interval(2, EnumSet.of(HitList.NETWORKS));

        assertThat(values(found, HitList.CLIENTS)).containsExactly("a-name 5", "10.0.0.1 2");
        assertThat(found.list(HitList.NETWORKS))
                .containsExactly(
                        SampleTraffic.group("a-name", 5, 50, 5, 0), SampleTraffic.group("10.0.1.0/24", 4, 40, 4, 0));
        assertThat(found.hasEstimates()).isFalse();
    }

    /** More values than any list is exact for: Elasticsearch's own bound for buckets is not reached. */
    @Test
    void manyValuesOfEverythingAreEstimates() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            Map<String, Object> hit = Json.object(
                    "@timestamp", T.minusMillis(1 + i).toString(),
                    "section", "/" + i,
                    "source", Map.of("address", "10.0." + i / 200 + "." + i % 200),
                    "host", Map.of("name", "web-" + i),
                    "url", Map.of("path", "/" + i, "domain", "shop-" + i + ".example"),
                    "http",
                            Map.of(
                                    "response", Map.of("status_code", 400 + i % 200, "body", Map.of("bytes", 10)),
                                    "request", Map.of("referrer", "https://a.example/" + i, "method", "M" + i)),
                    "user_agent", Map.of("original", "agent/" + i),
                    "event", Map.of("created", T.toString(), "duration", 1_000L * i));
            body.append("{\"create\":{}}\n").append(JsonBody.of(hit)).append('\n');
        }
        store.send("POST", "/" + day() + "/_bulk?refresh=true", body.toString());

        IntervalTraffic found = interval(1_000, EnumSet.allOf(HitList.class));

        assertThat(found.estimates())
                .containsExactlyInAnyOrder(HitList.SECTIONS, HitList.CLIENTS, HitList.NETWORKS, HitList.AGENTS);
        assertThat(found.hits()).isEqualTo(6_000);
        assertThat(found.list(HitList.URLS)).hasSize(1_000);
        assertThat(found.list(HitList.CLIENTS)).hasSize(1_000);
        assertThat(found.list(HitList.NETWORKS)).isNotEmpty();
        assertThat(found.list(HitList.STATUS)).hasSize(200);
    }

    /** Every list: what is found for a group is found again by the filter of that group. */
    @Test
    void theFilterOfAGroupFindsItsHits() throws Exception {
        for (String client : List.of("10.0.0.1", "10.0.1.1", "2001:db8::1", "2001:db8::2")) {
            this.client = client;
            store(2, "/api/a", 200, "https://a.example/", "curl/8.5.0", 1_000_000);
            store(3, "/api/a", 404, "https://b.example/", "curl/8.6.0", 2_000_000);
            store(4, "/api/c", 500, "https://b.example/", "Mozilla/5.0 Firefox/127.0", 3_000_000);
        }
        IntervalTraffic found = interval(10, EnumSet.allOf(HitList.class));
        for (HitList list : HitList.values()) {
            assertThat(found.list(list)).as("%s", list).isNotEmpty();
            for (HitGroup group : found.list(list)) {
                View view = new View(TrafficFilter.NONE, Optional.of(list.only(group)));
                IntervalTraffic detail = source(10, Set.of())
                        .snapshot(Question.about(INTERVAL, QUESTION.now(), view))
                        .closer()
                        .detail()
                        .orElseThrow();
                assertThat(detail.hits()).as("%s", group).isEqualTo(group.hits());
                assertThat(detail.bytes()).as("%s", group).isEqualTo(group.bytes());
            }
        }
    }

    @Test
    void whatWasNotAskedForIsNotThere() throws Exception {
        assertThat(interval(2, Set.of(HitList.AGENTS)).lists()).containsEntry(HitList.AGENTS, List.of());
        store(1, "/api/a", 200, "https://a.example/", "curl/8.5.0", 1_000_000);

        assertThat(interval(2, Set.of()).lists()).containsOnlyKeys(HitList.SECTIONS, HitList.CLIENTS);
        assertThat(interval(2, Set.of(HitList.AGENTS)).lists())
                .containsOnlyKeys(HitList.SECTIONS, HitList.CLIENTS, HitList.AGENTS);
    }

    @Test
    void aViewHasListsOfItsOwnAndTheSpanBefore() throws Exception {
        store(3, "/api/a", 200, "https://a.example/", "curl/8.5.0", 1_000_000);
        time = T.minusSeconds(10);
        store(2, "/api/b", 200, "https://a.example/", "curl/8.5.0", 1_000_000);
        View view = new View(TrafficFilter.NONE, Optional.empty(), Set.of(HitList.URLS), 5, true, Optional.empty());

        TrafficSnapshot found = source(1, Set.of()).snapshot(Question.about(INTERVAL, QUESTION.now(), view));

        assertThat(values(found.interval(), HitList.URLS)).containsExactly("/api/a 3");
        IntervalTraffic before = found.closer().before().orElseThrow();
        assertThat(before.range()).isEqualTo(TimeRange.endingAt(T.minusSeconds(10), INTERVAL.length()));
        assertThat(values(before, HitList.URLS)).containsExactly("/api/b 2");
        assertThat(found.closer().detail()).isEmpty();
        assertThat(found.closer().newest()).isEmpty();
    }

    /** Of one second, as most logs have them, without an offset: none is missing, and none is there twice. */
    @Test
    void theNewestHitsGoOnWhereTheyEnded() throws Exception {
        step = 0;
        store(23, "/api/a", 200, "https://a.example/", "curl/8.5.0", 1_000_000);
        step = 1;
        store(4, "/api/b", 404, "https://a.example/", "curl/8.5.0", 1_000_000);
        TrafficFilter only = new TrafficFilter(List.of(TrafficFilter.Condition.parse("url=/api/a")));
        List<httpmonitor.traffic.StoredHit> all = new ArrayList<>();
        Optional<Place> place = Optional.empty();
        do {
            View view = new View(
                    TrafficFilter.NONE, Optional.of(only), Set.of(), 0, false, Optional.of(new Newest(5, place)));
            var next = source(1, Set.of())
                    .snapshot(Question.about(INTERVAL, QUESTION.now(), view))
                    .closer()
                    .newest()
                    .orElseThrow();
            place = next.isEmpty()
                    ? Optional.empty()
                    : Optional.of(next.getLast().place());
            all.addAll(next);
        } while (place.isPresent());

        assertThat(all).hasSize(23).doesNotHaveDuplicates();
        assertThat(all).extracting(hit -> hit.url().orElseThrow()).containsOnly("/api/a?x");
        assertThat(all.getFirst().host()).contains("shop.example");
    }
}
