package httpmonitor.poller.notify;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.ended;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.elastic.alerts.AlertArchive;
import httpmonitor.elastic.alerts.AlertsIndex;
import httpmonitor.elastic.alerts.ElasticsearchLedgerStore;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.poller.notify.target.Webhook;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.testing.CountingProxy;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.HttpReceiver;
import httpmonitor.testing.RealElasticsearch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two pollers on a real Elasticsearch that share one webhook. */
@Timeout(120)
@ExtendWith(RealElasticsearch.class)
class SharedLedgerIT {

    private static final IndexNames NAMES = IndexNames.of("access-log-*");
    private static final Duration LEASE = Duration.ofSeconds(6);

    private final Duration sinceThen = Duration.between(at(60), Instant.now());

    /** Runs as the system's does, but a minute after the alerts began: what has long been over is forgotten. */
    private final TickClock clock = () -> Instant.now().minus(sinceThen);

    private final WatchedRule rule =
            new WatchedRule(UUID.randomUUID().toString(), AlertFixtures.RULE.rule(), "access-log-*", "");
    private final List<String> said = new ArrayList<>();
    private HttpReceiver receiver;
    private CountingProxy proxy;
    private ElasticConnection connection;
    private AlertsIndex index;

    @BeforeEach
    void open(ElasticsearchServer server) throws Exception {
        receiver = new HttpReceiver();
        proxy = new CountingProxy(server.url());
        connection = ElasticConnection.to(
                ElasticSettings.of(proxy.url()).with(new Credentials.Login(server.username(), server.password())));
        new Templates(connection, NAMES).install();
        index = new AlertsIndex(connection, NAMES);
    }

    @AfterEach
    void close() {
        connection.close();
        proxy.close();
        receiver.close();
    }

    private LedgerDispatcher poller(String name, Target target) {
        return new LedgerDispatcher(
                target,
                new ElasticsearchLedgerStore(index),
                new Decider(name, LEASE, Duration.ofSeconds(2), target.wantsCorrections()),
                new Random(1),
                clock,
                said::add);
    }

    private Webhook webhook() {
        return Webhook.json(receiver.url("/"), Map.of());
    }

    private PollerState pollerState(int knownUntil, SeenAlert... alerts) {
        return new PollerState(
                at(knownUntil), List.of(new RuleView(rule, List.of(alerts), at(knownUntil), false)), Optional.empty());
    }

    private void work(LedgerDispatcher dispatcher, PollerState pollerState) throws InterruptedException {
        dispatcher.work(pollerState);
    }

    private List<String> kinds() throws Exception {
        List<String> kinds = new ArrayList<>();
        for (HttpReceiver.Received one : receiver.received()) {
            kinds.add(new ObjectMapper().readTree(one.body()).path("kind").asText());
        }
        return kinds;
    }

    @Test
    void everyTransitionIsDeliveredOnceThoughBothSeeItAtTheSameTime() throws Exception {
        LedgerDispatcher one = poller("one", webhook());
        LedgerDispatcher two = poller("two", webhook());
        for (PollerState pollerState : List.of(
                pollerState(0),
                pollerState(10, firing(5)),
                pollerState(20, firing(5)),
                pollerState(30, ended(5, 25)))) {
            Thread other = Thread.ofVirtual().start(() -> {
                try {
                    work(two, pollerState);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            work(one, pollerState);
            other.join();
        }

        assertThat(kinds()).containsExactly("fired", "recovered");
        assertThat(said).isEmpty();
    }

    @Test
    void ticksWithoutNewsAskNothing() throws Exception {
        LedgerDispatcher poller = poller("one", webhook());
        proxy.takeRequests();
        work(poller, pollerState(0));
        assertThat(proxy.takeRequests()).as("at the start").isEqualTo(1);
        work(poller, pollerState(10));
        assertThat(proxy.takeRequests()).isZero();

        work(poller, pollerState(20, firing(15)));
        assertThat(proxy.takeRequests()).as("template, claim, record").isEqualTo(3);
        work(poller, pollerState(30, firing(15)));
        assertThat(proxy.takeRequests()).isZero();
        assertThat(kinds()).containsExactly("fired");
    }

    @Test
    void aNoticeThatOneClaimedAndDidNotDeliverTheOtherDelivers() throws Exception {
        Target deadly = new Target() {
            @Override
            public String name() {
                return "deadly";
            }

            @Override
            public String identity() {
                return webhook().identity();
            }

            @Override
            public void deliver(Notice notice) throws InterruptedException {
                throw new InterruptedException("killed");
            }
        };
        assertThatThrownBy(() -> work(poller("one", deadly), pollerState(10, firing(5))))
                .isInstanceOf(InterruptedException.class);
        LedgerDispatcher two = poller("two", webhook());

        Duration later = two.work(pollerState(10, firing(5))).orElseThrow();
        assertThat(later).isPositive().isLessThanOrEqualTo(LEASE);
        assertThat(kinds()).isEmpty();
        TimeUnit.NANOSECONDS.sleep(later.toNanos());
        work(two, pollerState(10, firing(5)));

        assertThat(kinds()).containsExactly("fired");
        work(poller("three", webhook()), pollerState(10, firing(5)));
        assertThat(kinds()).containsExactly("fired");
    }

    @Test
    void aWebhookThatFailsIsTriedAgainAndReportedOnce() throws Exception {
        receiver.answerWith(500, "not now");
        LedgerDispatcher poller = poller("one", webhook());

        Duration again = poller.work(pollerState(10, firing(5))).orElseThrow();
        assertThat(again).isPositive();
        receiver.answerWith(200, "ok");
        TimeUnit.NANOSECONDS.sleep(again.toNanos());
        work(poller, pollerState(10, firing(5)));

        assertThat(kinds()).containsExactly("fired", "fired");
        assertThat(poller.log().count()).isEqualTo(new DeliveryCount(webhook().name(), 1, 1));
        assertThat(said)
                .containsExactly(
                        "Notifying " + webhook().name() + " failed, and is tried again: " + receiver.url("")
                                + " answers 500 (not now)",
                        "Notifying " + webhook().name() + " works again, after 1 failure");
    }

    @Test
    void alertsAreKeptOneByOneAndCorrected() throws Exception {
        LedgerDispatcher one = poller("one", new AlertArchive(index));
        LedgerDispatcher two = poller("two", new AlertArchive(index));
        work(one, pollerState(10, firing(5)));
        work(two, pollerState(30, ended(5, 25)));
        work(one, pollerState(40, ended(2, 28)));

        List<JsonNode> kept = kept("alert");
        assertThat(kept).hasSize(1);
        JsonNode alert = kept.getFirst().path("_source");
        assertThat(alert.path("fired_at").asText()).isEqualTo("2026-11-21T12:00:02Z");
        assertThat(alert.path("recovered_at").asText()).isEqualTo("2026-11-21T12:00:28Z");
        assertThat(alert.path("duration_seconds").asLong()).isEqualTo(26);
        assertThat(kept.getFirst().path("_id").asText()).isEqualTo(id(5));
    }

    @Test
    void anAlertThatLateHitsJoinedWithTheOneBeforeIsNoAlertAnyMore() throws Exception {
        LedgerDispatcher poller = poller("one", new AlertArchive(index));
        work(poller, pollerState(10, firing(5)));
        work(poller, pollerState(40, ended(5, 15), firing(35)));
        assertThat(kept("alert")).hasSize(2);

        work(poller, pollerState(50, firing(5)));

        assertThat(kept("alert")).singleElement().satisfies(alert -> {
            assertThat(alert.path("_id").asText()).isEqualTo(id(5));
            assertThat(alert.at("/_source/recovered_at").isMissingNode()).isTrue();
        });
    }

    private String id(long second) {
        return "alert-" + rule.id() + "-" + at(second).getEpochSecond();
    }

    private List<JsonNode> kept(String kind) throws Exception {
        connection.send(new Request("POST", "/httpmonitor-alerts/_refresh"));
        Request search = new Request("GET", "/httpmonitor-alerts/_search");
        search.addParameter("q", "kind:" + kind + " AND rule.name:\"" + rule.name() + "\"");
        try (var in = connection.send(search).getEntity().getContent()) {
            List<JsonNode> hits = new ArrayList<>();
            new ObjectMapper().readTree(in).at("/hits/hits").forEach(hits::add);
            return hits;
        }
    }
}
