package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.Condition;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.Unusual;
import httpmonitor.elastic.StoredHit;
import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rules of every kind on a real Elasticsearch: what each poller says, whenever it was started, and what it says when a
 * shipper stops.
 */
@ExtendWith(RealElasticsearch.class)
class RulesIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<AlertRule> RULES = AlertRule.together(List.of(
            new AlertRule(Duration.ofSeconds(30), new BigDecimal("5"), new BigDecimal("4")),
            rule("errors", "status=5xx", new Condition.Above(new BigDecimal("0.5"), new BigDecimal("0.2"))),
            rule("share", "status=5xx", new Condition.ShareAbove(new BigDecimal("20"), 50, new BigDecimal("10"))),
            rule("checkout", "section=/checkout", new Condition.Below(new BigDecimal("0.5"), new BigDecimal("0.7"))),
            rule(
                    "slow",
                    "section=/a duration>500ms",
                    new Condition.ShareAbove(new BigDecimal("10"), 20, new BigDecimal("5"))),
            rule("slowest", "duration>=700ms", new Condition.Above(new BigDecimal("1"), new BigDecimal("0.5"))),
            rule("odd", "section=/a", unusual("1.5", "1", OptionalLong.empty())),
            rule("slower", "section=/a duration>500ms", unusual("2", "5", OptionalLong.of(20)))));

    private TestStore store;
    private Instant now = NOON;

    private static Condition unusual(String factor, String floor, OptionalLong share) {
        BigDecimal times = new BigDecimal(factor);
        return new Unusual(true, times, times, 3, new BigDecimal(floor), share, ZoneOffset.UTC, List.of());
    }

    private static AlertRule rule(String name, String filter, Condition condition) {
        TrafficFilter hits = new TrafficFilter(Arrays.stream(filter.split(" "))
                .map(TrafficFilter.Condition::parse)
                .toList());
        return new AlertRule(Optional.of(name), hits, Duration.ofSeconds(30), condition);
    }

    @BeforeEach
    void open(ElasticsearchServer server) throws Exception {
        store = new TestStore(server);
        new Templates(store.connection, store.names).install();
        store.forgetHeartbeats();
    }

    @AfterEach
    void close() throws Exception {
        store.send("DELETE", "/" + day() + "?ignore_unavailable=true", "");
        store.forgetHeartbeats();
        store.close();
    }

    private String day() {
        return store.names.prefix() + "2026.11.21";
    }

    private ElasticsearchTrafficSource source() {
        return new ElasticsearchTrafficSource(store.connection, store.names.pattern(), TrafficFilter.NONE, 10);
    }

    private Watcher poller() {
        return Watcher.live(source(), RULES, Duration.ofSeconds(10), () -> now);
    }

    /**
     * Ten hits per second in the third minute of four, else three; every fifth an error in the second, and none to the
     * checkout in the fourth. In the third and the fourth every fourth hit is slow; every seventh has no duration.
     */
    private void traffic(int from, int to) throws IOException {
        List<StoredHit> hits = new ArrayList<>();
        for (int second = from; second < to; second++) {
            int minute = Math.floorMod(Math.floorDiv(second, 60), 4);
            int perSecond = minute == 2 ? 10 : 3;
            for (int i = 0; i < perSecond; i++) {
                boolean error = minute == 1 && (second * perSecond + i) % 3 == 0;
                boolean checkout = minute != 3 && i == 0;
                StoredHit hit = hit(NOON.plusSeconds(second).plusMillis(90L * i), error ? 503 : 200, checkout);
                int number = second * perSecond + i;
                long nanos = minute >= 2 && number % 4 == 0 ? 700_000_000 : 20_000_000;
                hits.add(number % 7 == 0 ? hit : hit.taking(nanos));
            }
        }
        store.index(day(), hits);
    }

    /** Four hits per second in each of the last three weeks; one of twenty is slow. */
    private void pastWeeks() throws IOException {
        for (int week = 1; week <= 3; week++) {
            List<StoredHit> hits = new ArrayList<>();
            for (int i = 0; i < 4 * 5_000; i++) {
                Instant time = NOON.minus(Duration.ofDays(7L * week))
                        .plusMillis(250L * i)
                        .minusSeconds(4_200);
                hits.add(hit(time, 200, i % 4 == 0).taking(i % 20 == 1 ? 700_000_000 : 20_000_000));
            }
            store.index(day(), hits);
        }
    }

    private static StoredHit hit(Instant time, int status, boolean checkout) {
        return new StoredHit(
                time,
                Optional.of(checkout ? "/checkout" : "/a"),
                "10.0.0.1",
                OptionalInt.of(status),
                1,
                "GET",
                "web-1",
                time);
    }

    private void beat(Instant at, Instant covered) throws IOException {
        store.send(
                "PUT",
                "/" + IndexNames.HEARTBEAT + "/_doc/a?refresh=true",
                "{\"host\":\"web-1\",\"path\":\"a.log\",\"@timestamp\":\"" + at + "\",\"covered_until\":\"" + covered
                        + "\",\"size\":100,\"offset\":100}");
    }

    private TickReport tick(Watcher poller, int second) throws IOException {
        now = NOON.plusSeconds(second + 3);
        TickReport report = poller.onTick(NOON.plusSeconds(second), 0);
        assertThat(report.traffic()).as("%s", report.alert().blind()).isPresent();
        return report;
    }

    private static List<String> messages(List<RuleEvent> news) {
        return news.stream()
                .map(item -> new AlertMessage(item.rule(), ZoneOffset.UTC).of(item.news()))
                .toList();
    }

    @Test
    void everyPollerSaysTheSameSecondsWheneverItWasStarted() throws Exception {
        pastWeeks();
        traffic(-600, -60);
        Watcher first = poller();
        Watcher restarted = poller();
        Watcher second = poller();
        Set<String> byFirst = new TreeSet<>();
        Set<String> bySecond = new TreeSet<>();
        Set<String> byRestarted = new TreeSet<>();
        for (int t = -60; t <= 600; t += 10) {
            traffic(t, t + 10);
            beat(NOON.plusSeconds(t + 12), NOON.plusSeconds(t + 11));
            byFirst.addAll(messages(tick(first, t + 10).news()));
            if (t == 200) {
                restarted = poller();
            }
            TickReport again = tick(restarted, t + 10);
            byRestarted.addAll(messages(again.news()));
            if (t % 60 == 30 || t == 600) {
                bySecond.addAll(messages(tick(second, t + 10).news()));
            }
        }

        assertThat(byFirst)
                .anyMatch(message -> message.startsWith("Rule slow fired"))
                .anyMatch(message -> message.startsWith("Rule slow recovered"))
                .anyMatch(message -> message.startsWith("Rule odd fired"))
                .anyMatch(message -> message.startsWith("Rule slower fired"))
                .anyMatch(message -> message.startsWith("Rule slower recovered"))
                .anyMatch(message -> message.startsWith("Rule slowest recovered"));
        assertThat(byFirst).hasSizeGreaterThan(20).isEqualTo(bySecond).isEqualTo(byRestarted);
        assertThat(byFirst).isEqualTo(backtest(new TimeRange(NOON.minusSeconds(3_650), NOON.plusSeconds(611))));
    }

    private Set<String> backtest(TimeRange range) throws Exception {
        Set<String> messages = new TreeSet<>();
        for (AlertRule rule : RULES) {
            DataExtent coverage = new DataExtent(source().beginning().orElseThrow(), Instant.MAX);
            for (AlertTransition transition : new AlertReplay(rule, source().counting(rule.counting()))
                    .over(range, coverage)
                    .transitions()) {
                messages.addAll(messages(List.of(new RuleEvent(rule, transition))));
            }
        }
        return messages;
    }

    @Test
    void aShipperThatStopsUnderLoadMakesBlindAndNothingRecoversOrGoesMissing() throws Exception {
        traffic(-600, 160);
        beat(NOON.plusSeconds(162), NOON.plusSeconds(161));
        Watcher poller = poller();
        List<AlertState> seen = tick(poller, 160).alerts().stream()
                .map(alert -> alert.state().orElseThrow())
                .toList();
        assertThat(seen.getFirst()).isInstanceOf(AlertState.Firing.class);

        for (int t = 200; t <= 400; t += 10) {
            TickReport blind = tick(poller, t);
            assertThat(blind.news()).as("at %s", t).isEmpty();
            assertThat(blind.alerts())
                    .allSatisfy(alert -> assertThat(alert.blind()).isPresent());
            assertThat(blind.alerts())
                    .extracting(alert -> alert.state().orElseThrow().getClass().getSimpleName())
                    .isEqualTo(seen.stream()
                            .map(state -> state.getClass().getSimpleName())
                            .toList());
            assertThat(tick(poller(), t).alerts()).as("restarted").isEqualTo(blind.alerts());
        }
        traffic(160, 410);
        beat(NOON.plusSeconds(412), NOON.plusSeconds(411));
        TickReport seeing = tick(poller, 410);

        assertThat(seeing.alerts())
                .allSatisfy(alert -> assertThat(alert.blind()).isEmpty());
        assertThat(messages(seeing.news())).anyMatch(message -> message.startsWith("Recovered from high traffic"));
    }
}
