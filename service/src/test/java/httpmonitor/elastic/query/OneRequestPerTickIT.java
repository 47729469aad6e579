package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.Condition;
import httpmonitor.alert.Unusual;
import httpmonitor.elastic.StoredHit;
import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.testing.CountingProxy;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot.Closer;
import httpmonitor.traffic.View;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealElasticsearch.class)
class OneRequestPerTickIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final AlertRule RULE = new AlertRule(Duration.ofSeconds(20), BigDecimal.ONE, BigDecimal.ONE);

    private TestStore store;
    private CountingProxy proxy;
    private ElasticConnection connection;
    private Watcher watcher;
    private Instant now = NOON;

    @BeforeEach
    void open(ElasticsearchServer server) throws Exception {
        store = new TestStore(server);
        new Templates(store.connection, store.names).install();
        store.forgetHeartbeats();
        proxy = new CountingProxy(server.url());
        connection = ElasticConnection.strict(
                ElasticSettings.of(proxy.url()).with(new Credentials.Login(server.username(), server.password())));
        watcher = Watcher.live(
                new ElasticsearchTrafficSource(connection, store.names.pattern(), TrafficFilter.NONE, 10),
                List.of(RULE),
                Duration.ofSeconds(10),
                () -> now);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        proxy.close();
        store.send("DELETE", "/" + day() + "?ignore_unavailable=true", "");
        store.close();
    }

    private String day() {
        return store.names.prefix() + "2026.11.21";
    }

    private TickReport tick(int second) {
        now = NOON.plusSeconds(second + 3);
        return watcher.onTick(NOON.plusSeconds(second), 0);
    }

    private void hits(int from, int to) throws Exception {
        List<StoredHit> hits = new ArrayList<>();
        for (int i = 2 * from; i < 2 * to; i++) {
            hits.add(StoredHit.at(NOON.plusMillis(500L * i)));
        }
        store.index(day(), hits);
    }

    @Test
    void everyTickAfterTheFirstIsOneRequest() throws Exception {
        hits(-7_300, -60);
        tick(0);
        assertThat(proxy.takeRequests()).isLessThan(10);
        List<String> notified = new ArrayList<>();
        for (int t = 10; t <= 300; t += 10) {
            if (t > 100 && t <= 200) {
                hits(t - 10, t);
            }
            TickReport report = tick(t);
            assertThat(report.alert().blind()).isEmpty();
            assertThat(proxy.takeRequests()).as("tick %s", t).isEqualTo(1);
            report.news().forEach(news -> notified.add(news.news().getClass().getSimpleName()));
        }

        assertThat(notified).containsExactly("Fired", "Recovered");
    }

    @Test
    void aWriterWhoseClockIsAheadCostsTwoReadsAndThenOneRequestATick() throws Exception {
        hits(-7_300, -60);
        tick(0);
        for (int t = 10; t <= 200; t += 10) {
            List<StoredHit> ahead = new ArrayList<>();
            for (int i = t - 10; i < t; i++) {
                Instant time = NOON.plusSeconds(i);
                ahead.add(StoredHit.at(time).readAt(time.plusSeconds(3_600)));
            }
            store.index(day(), ahead);
            proxy.takeRequests();
            assertThat(tick(t).alert().blind()).isEmpty();
            int requests = proxy.takeRequests();
            assertThat(requests).as("tick %s", t).isLessThan(12);
            if (t > 120) {
                assertThat(requests).as("tick %s", t).isEqualTo(1);
            }
        }
    }

    @Test
    void furtherRulesOfEveryKindAreInTheSameRequest() throws Exception {
        watcher = Watcher.live(
                new ElasticsearchTrafficSource(connection, store.names.pattern(), TrafficFilter.NONE, 10),
                List.of(
                        RULE,
                        named("much", new Condition.Above(BigDecimal.ONE, BigDecimal.ONE)),
                        named("missing", new Condition.Below(BigDecimal.ONE, BigDecimal.ONE)),
                        named("share", new Condition.ShareAbove(BigDecimal.TEN, 1, BigDecimal.TEN))),
                Duration.ofSeconds(10),
                () -> now);
        hits(-7_300, -60);
        tick(0);
        assertThat(proxy.takeRequests()).isLessThan(25);
        List<String> notified = new ArrayList<>();
        for (int t = 10; t <= 200; t += 10) {
            if (t > 50 && t <= 100) {
                hits(t - 10, t);
            }
            TickReport report = tick(t);
            assertThat(report.alerts())
                    .hasSize(4)
                    .allSatisfy(alert -> assertThat(alert.blind()).isEmpty());
            assertThat(proxy.takeRequests()).as("tick %s", t).isEqualTo(1);
            report.news()
                    .forEach(news -> notified.add(news.rule().name().orElse("all") + " "
                            + news.news().getClass().getSimpleName()));
        }

        assertThat(notified)
                .containsExactly(
                        "share Fired",
                        "missing Recovered",
                        "all Fired",
                        "much Fired",
                        "all Recovered",
                        "much Recovered",
                        "missing Fired",
                        "share Recovered");
    }

    @Test
    void pastWeeksAreInTheSameRequestAndTheirLateHitsCostReadsOnce() throws Exception {
        AlertRule calm = new AlertRule(Duration.ofSeconds(20), BigDecimal.valueOf(5), BigDecimal.valueOf(5));
        Condition unusual = new Unusual(
                true,
                new BigDecimal("1.5"),
                new BigDecimal("1.5"),
                4,
                BigDecimal.ONE,
                OptionalLong.empty(),
                ZoneId.of("Europe/Dublin"),
                List.of());
        watcher = Watcher.live(
                new ElasticsearchTrafficSource(connection, store.names.pattern(), TrafficFilter.NONE, 10),
                AlertRule.together(List.of(calm, named("odd", unusual))),
                Duration.ofSeconds(10),
                () -> now);
        for (int week = 1; week <= 2; week++) {
            hits(-604_800 * week - 400, -604_800 * week + 400);
        }
        hits(-300, 0);
        assertThat(tick(0).alerts().getLast().hasNoBaseline()).isTrue();
        proxy.takeRequests();
        List<String> notified = new ArrayList<>();
        for (int t = 10; t <= 200; t += 10) {
            hits(t - 10, t);
            if (t > 50 && t <= 100) {
                hits(t - 10, t);
            }
            if (t == 30) {
                // Read now: the hits of a third week come late.
                store.index(day(), late(-3 * 604_800 - 400, -3 * 604_800 + 400, NOON.plusSeconds(t)));
            }
            TickReport report = tick(t);
            assertThat(report.alerts().getLast().blind()).isEmpty();
            assertThat(report.alerts().getLast().hasNoBaseline())
                    .as("tick %s", t)
                    .isEqualTo(t < 30);
            int requests = proxy.takeRequests();
            if (t < 30 || t > 60) {
                assertThat(requests).as("tick %s", t).isEqualTo(1);
            }
            report.news()
                    .forEach(news -> notified.add(news.rule().name().orElse("all") + " "
                            + news.news().getClass().getSimpleName()));
        }

        assertThat(notified).containsExactly("odd Fired", "odd Recovered");
    }

    private static List<StoredHit> late(int from, int to, Instant read) {
        List<StoredHit> hits = new ArrayList<>();
        for (int i = 2 * from; i < 2 * to; i++) {
            StoredHit hit = StoredHit.at(NOON.plusMillis(500L * i));
            hits.add(new StoredHit(
                    hit.time(),
                    hit.section(),
                    hit.client(),
                    hit.status(),
                    hit.bytes(),
                    hit.method(),
                    hit.host(),
                    read));
        }
        return hits;
    }

    private static AlertRule named(String name, Condition condition) {
        TrafficFilter filter = new TrafficFilter(List.of(TrafficFilter.Condition.parse("section=/a")));
        return new AlertRule(Optional.of(name), filter, Duration.ofSeconds(20), condition);
    }

    @Test
    void aTickThatLooksIntoAClientIsOneRequestToo() throws Exception {
        hits(-30, 10);
        tick(0);
        proxy.takeRequests();
        now = NOON.plusSeconds(13);

        TickReport report = watcher.onTick(
                NOON.plusSeconds(10),
                0,
                new View(
                        TrafficFilter.NONE,
                        Optional.of(new TrafficFilter(List.of(TrafficFilter.Condition.parse("client=10.0.0.1"))))));

        assertThat(proxy.takeRequests()).isEqualTo(1);
        IntervalTraffic detail =
                report.traffic().orElseThrow().closer().detail().orElseThrow();
        assertThat(detail.hits()).isEqualTo(20);
        assertThat(only(detail, HitList.URLS)).isEqualTo("/path10.0.0.1 20");
        assertThat(only(detail, HitList.SECTIONS)).isEqualTo("/a 20");
        assertThat(only(detail, HitList.STATUS)).isEqualTo("200 20");
        assertThat(only(detail, HitList.METHODS)).isEqualTo("GET 20");
        assertThat(detail.list(HitList.AGENTS)).isEmpty();
    }

    private static String only(IntervalTraffic traffic, HitList list) {
        assertThat(traffic.list(list)).hasSize(1);
        HitGroup group = traffic.list(list).getFirst();
        return group.value() + " " + group.hits();
    }

    /** As the screen's pages and the page ask together: all lists, a detail, the hour before, the newest hits. */
    @Test
    void aTickWithAllThatAViewCanAskForIsOneRequestToo() throws Exception {
        watcher = Watcher.live(
                new ElasticsearchTrafficSource(
                        connection,
                        store.names.pattern(),
                        TrafficFilter.NONE,
                        10,
                        () -> EnumSet.allOf(HitList.class),
                        true),
                List.of(RULE),
                Duration.ofSeconds(10),
                () -> now);
        hits(-30, 10);
        tick(0);
        proxy.takeRequests();
        now = NOON.plusSeconds(13);
        TrafficFilter client = new TrafficFilter(List.of(TrafficFilter.Condition.parse("client=10.0.0.1")));

        TickReport report = watcher.onTick(
                NOON.plusSeconds(10),
                0,
                new View(
                        TrafficFilter.NONE,
                        Optional.of(client),
                        EnumSet.allOf(HitList.class),
                        100,
                        true,
                        Optional.of(new View.Newest(50, Optional.empty()))));

        assertThat(proxy.takeRequests()).isEqualTo(1);
        assertThat(report.interval().orElseThrow().lists()).containsOnlyKeys(HitList.values());
        assertThat(only(report.interval().orElseThrow(), HitList.NETWORKS)).isEqualTo("10.0.0.0/24 20");
        Closer closer = report.traffic().orElseThrow().closer();
        assertThat(closer.before().orElseThrow().hits()).isEqualTo(20);
        assertThat(closer.newest().orElseThrow()).hasSize(50);
        assertThat(closer.newest().orElseThrow().getFirst().time()).isEqualTo(NOON.plusMillis(9_500));
    }

    @Test
    void aTickThatIsLookedAtThroughAFilterIsOneRequestAndItsAlertIsAboutAllHits() throws Exception {
        hits(-30, 10);
        tick(0);
        proxy.takeRequests();
        now = NOON.plusSeconds(13);

        TickReport report = watcher.onTick(
                NOON.plusSeconds(10),
                0,
                new View(
                        new TrafficFilter(List.of(TrafficFilter.Condition.parse("status=404"))),
                        Optional.of(new TrafficFilter(List.of(TrafficFilter.Condition.parse("client=10.0.0.1"))))));

        assertThat(proxy.takeRequests()).isEqualTo(1);
        assertThat(report.interval().orElseThrow().hits()).isZero();
        assertThat(report.traffic().orElseThrow().totals().hits()).isZero();
        assertThat(report.traffic()
                        .orElseThrow()
                        .closer()
                        .detail()
                        .orElseThrow()
                        .hits())
                .isZero();
        assertThat(report.alert().windowHits()).hasValue(40);
        assertThat(report.alert().state().orElseThrow()).isInstanceOf(AlertState.Firing.class);
    }

    @Test
    void ticksBeforeThereIsAnyIndexAreOneRequestToo() throws Exception {
        tick(0);
        proxy.takeRequests();
        tick(10);

        assertThat(proxy.takeRequests()).isEqualTo(1);
    }

    @Test
    void aPartialAnswerIsBlindAndTheNextTickGoesOn() throws Exception {
        hits(-30, 0);
        tick(0);
        proxy.changeAnswers(body -> body.replaceFirst("\"timed_out\":false", "\"timed_out\":true"));
        TickReport timedOut = tick(10);
        proxy.changeAnswers(body -> body.replaceFirst("\"failed\":0", "\"failed\":1"));
        TickReport failedShard = tick(20);
        proxy.changeAnswers(body -> body);

        for (TickReport blind : List.of(timedOut, failedShard)) {
            assertThat(blind.traffic()).isEmpty();
            assertThat(blind.alert().state().orElseThrow()).isInstanceOf(AlertState.Firing.class);
            assertThat(blind.alert().blind().orElseThrow().since()).isEqualTo(NOON);
        }
        TickReport seeing = tick(30);
        assertThat(seeing.alert().blind()).isEmpty();
        assertThat(seeing.news()).hasSize(1);
    }

    @Test
    void aRefusedConnectionIsBlindAndTheNextTickGoesOn() throws Exception {
        tick(0);
        proxy.goAway();
        TickReport away = tick(10);
        proxy.comeBack();
        proxy.takeRequests();
        TickReport back = tick(20);

        assertThat(away.traffic()).isEmpty();
        assertThat(away.alert().blind().orElseThrow().reason()).startsWith("Cannot read the hits: Elasticsearch at ");
        assertThat(back.alert().blind()).isEmpty();
        assertThat(proxy.takeRequests()).isEqualTo(1);
    }
}
