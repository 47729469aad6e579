package httpmonitor.poller.notify.target;

import static httpmonitor.poller.notify.AlertFixtures.RULE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.notify.PollerState;
import httpmonitor.poller.notify.RuleView;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.TestClock;
import httpmonitor.testing.HttpReceiver;
import httpmonitor.testing.RealAlertmanager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two pollers and a real Alertmanager, which tells a receiver of ours. */
@Timeout(120)
class AlertmanagerIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final SeenAlert firing = new SeenAlert(
            now.minusSeconds(60), Optional.of(WindowCount.of(1_201)), WindowCount.of(1_300), Optional.empty());
    private final TestClock clock = new TestClock();
    private final List<String> said = new ArrayList<>();
    private HttpReceiver receiver;
    private RealAlertmanager alertmanager;

    @BeforeEach
    void start() throws Exception {
        clock.moveTo(now);
        receiver = new HttpReceiver();
        alertmanager = RealAlertmanager.start(folder, receiver.url("/"));
    }

    @AfterEach
    void stop() throws Exception {
        if (alertmanager != null) {
            alertmanager.close();
        }
        receiver.close();
    }

    private AlertmanagerDispatcher poller(String name) {
        return new AlertmanagerDispatcher(
                alertmanager.url(),
                Map.of("severity", "page"),
                name,
                Duration.ofSeconds(10),
                new Random(1),
                clock,
                said::add);
    }

    private PollerState pollerState(SeenAlert alert) {
        return new PollerState(now, List.of(new RuleView(RULE, List.of(alert), now, false)), Optional.empty());
    }

    private List<JsonNode> active() throws Exception {
        URI url = URI.create(alertmanager.url() + "/api/v2/alerts?active=true");
        try (var in = url.toURL().openStream()) {
            return List.copyOf(stream(JSON.readTree(in)).toList());
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }

    /** What its receiver got, as soon as it got that many. */
    private List<JsonNode> notified(int count) throws Exception {
        while (receiver.received().size() < count) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        List<JsonNode> bodies = new ArrayList<>();
        for (HttpReceiver.Received one : receiver.received()) {
            bodies.add(JSON.readTree(one.body()));
        }
        return bodies;
    }

    @Test
    void twoPollersAreOneAlertThatFiresAndIsResolvedAtItsSecond() throws Exception {
        AlertmanagerDispatcher one = poller("web-1");
        AlertmanagerDispatcher two = poller("web-2");
        one.work(pollerState(firing));
        two.work(pollerState(firing));

        assertThat(active()).hasSize(1);
        JsonNode alert = active().getFirst();
        assertThat(alert.at("/labels/alertname").asText()).isEqualTo("HttpMonitorHighTraffic");
        assertThat(alert.at("/labels/severity").asText()).isEqualTo("page");
        assertThat(alert.at("/status/state").asText()).isEqualTo("active");
        assertThat(Instant.parse(alert.path("startsAt").asText())).isEqualTo(firing.firedAt());
        assertThat(Instant.parse(alert.path("endsAt").asText())).isEqualTo(now.plusSeconds(240));
        assertThat(notified(1).getFirst().path("status").asText()).isEqualTo("firing");

        SeenAlert over = new SeenAlert(
                firing.firedAt(),
                firing.window(),
                firing.peak(),
                Optional.of(new Recovery(now.minusSeconds(5), Optional.of(WindowCount.of(1_200)))));
        one.work(pollerState(over));
        two.work(pollerState(over));

        List<JsonNode> notified = notified(2);
        assertThat(notified).hasSize(2);
        JsonNode resolved = notified.getLast().at("/alerts/0");
        assertThat(resolved.path("status").asText()).isEqualTo("resolved");
        assertThat(Instant.parse(resolved.path("endsAt").asText()))
                .isEqualTo(over.recovery().map(Recovery::at).orElseThrow());
        assertThat(resolved.at("/annotations/description").asText()).startsWith("Recovered from high traffic");
        assertThat(active()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void anUnchangedAlertIsSentAgainAfterAMinuteAlsoWhileBlind() throws Exception {
        AlertmanagerDispatcher poller = poller("web-1");
        poller.work(pollerState(firing));
        clock.pass(Duration.ofSeconds(59));
        poller.work(pollerState(firing));
        assertThat(poller.log().count().delivered()).isEqualTo(1);

        RuleView held = new RuleView(RULE, List.of(firing), now, true);
        Blind away = new Blind(now, "no answer");
        clock.pass(Duration.ofSeconds(1));
        poller.work(new PollerState(now.plusSeconds(60), List.of(held), Optional.of(away)));

        assertThat(poller.log().count().delivered()).isEqualTo(2);
        assertThat(active())
                .extracting(alert -> alert.at("/labels/alertname").asText())
                .containsExactlyInAnyOrder("HttpMonitorHighTraffic", "HttpMonitorBlind");
        assertThat(active())
                .extracting(alert -> Instant.parse(alert.path("endsAt").asText()))
                .containsOnly(now.plusSeconds(300));
    }

    @Test
    void anAlertmanagerThatIsAwayIsReportedOnceAndTriedAgain() throws Exception {
        AlertmanagerDispatcher poller = poller("web-1");
        URI before = alertmanager.url();
        alertmanager.close();

        clock.pass(poller.work(pollerState(firing)).orElseThrow());
        poller.work(pollerState(firing));

        assertThat(poller.log().count()).isEqualTo(new DeliveryCount("Alertmanager " + before, 0, 2));
        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).contains("failed, and is tried again").contains("cannot be reached");
    }

    @Test
    void aClockThatWasAheadAndIsSetRightLeavesNoAlertOpen() throws Exception {
        AlertmanagerDispatcher poller = poller("web-1");
        clock.set(Duration.ofHours(1));
        poller.work(pollerState(firing));
        clock.set(Duration.ofHours(-1));
        clock.pass(Duration.ofSeconds(1));
        SeenAlert over = new SeenAlert(
                firing.firedAt(),
                firing.window(),
                firing.peak(),
                Optional.of(new Recovery(now.minusSeconds(5), Optional.of(WindowCount.of(1_200)))));
        poller.work(pollerState(over));

        assertThat(active()).isEmpty();
        assertThat(poller.log().count().delivered()).isEqualTo(2);
    }

    @Test
    void anAlertThatLateHitsTookAwayIsResolved() throws Exception {
        AlertmanagerDispatcher poller = poller("web-1");
        poller.work(pollerState(firing));
        poller.work(new PollerState(now, List.of(new RuleView(RULE, List.of(), now, false)), Optional.empty()));

        assertThat(active()).isEmpty();
        assertThat(poller.log().count().delivered()).isEqualTo(2);
    }

    @Test
    void aWrongPathIsReportedWithAlertmanagersAnswer() throws Exception {
        AlertmanagerDispatcher lost = new AlertmanagerDispatcher(
                URI.create(alertmanager.url() + "/nowhere"),
                Map.of(),
                "web-1",
                Duration.ofSeconds(10),
                new Random(1),
                clock,
                said::add);
        lost.work(pollerState(firing));

        assertThat(said.getFirst()).contains(" answers 4");
    }
}
