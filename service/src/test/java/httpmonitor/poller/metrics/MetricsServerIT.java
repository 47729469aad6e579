package httpmonitor.poller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.Condition;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.Flapping;
import httpmonitor.poller.tick.TestClock;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.DurationHistogram;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.text.Samples;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsServerIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TestClock clock = new TestClock();
    private MetricsServer server;

    @BeforeEach
    void start() throws Exception {
        clock.moveTo(NOON);
        server = new MetricsServer(
                0, () -> List.of(new DeliveryCount("webhook http://a\"b\n", 3, 1)), Duration.ofSeconds(43), clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI url = URI.create("http://127.0.0.1:" + server.port() + path);
            return client.send(
                    HttpRequest.newBuilder(url)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    /** 211 hits in 10 s; one rule fires at 1,312 hits in 2 min, another is quiet. */
    private static TickReport seeing(DurationHistogram... durations) {
        TickReport firing = Samples.firing();
        TrafficSnapshot of = firing.traffic().orElseThrow();
        TrafficSnapshot traffic =
                new TrafficSnapshot(of.shown(), of.recent(), of.late(), of.rules(), List.of(durations), of.store());
        AlertReport errors = TestReports.alert(
                new AlertRule(
                        Optional.of("errors"),
                        TrafficFilter.NONE,
                        Duration.ofMinutes(5),
                        new Condition.ShareAbove(new BigDecimal("5"), 100, new BigDecimal("2"))),
                Optional.of(Samples.QUIET),
                Optional.of(new WindowCount(15, 1000)),
                Optional.empty(),
                Flapping.NONE);
        return TestReports.tick(
                firing.range(),
                0,
                Optional.of(traffic),
                List.of(firing.alert(), errors),
                List.of(),
                List.of(),
                firing.ingest(),
                Duration.ofMillis(20),
                List.of());
    }

    /** Fires as it did when the store was last heard; two ticks were not run. */
    private static TickReport blind() {
        Blind blind = new Blind(NOON, "no answer in time\nat all");
        AlertReport alert = TestReports.alert(
                Samples.RULE, Samples.firing().alert().state(), OptionalLong.empty(), Optional.of(blind));
        return TestReports.tick(
                Samples.firing().range(),
                2,
                Optional.empty(),
                List.of(alert),
                List.of(),
                List.of(),
                Ingest.UNKNOWN,
                Duration.ofSeconds(10),
                List.of());
    }

    private void tick(TickReport report, Instant at) {
        clock.moveTo(at);
        server.tick(report);
    }

    @Test
    void theFiguresOfTheLastTickAndTheSumsOfAll() throws Exception {
        tick(seeing(), NOON);
        tick(seeing(), NOON.plusSeconds(10));

        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrder(
                        "httpmonitor_alert_firing{rule=\"default\"} 1.0",
                        "httpmonitor_alert_firing{rule=\"errors\"} 0.0",
                        "httpmonitor_threshold_percent{rule=\"errors\"} 5.0",
                        "httpmonitor_window_percent{rule=\"errors\"} 1.5",
                        "httpmonitor_backlog_bytes 0.0",
                        "httpmonitor_blind 0.0",
                        "httpmonitor_interval_hits_per_second 21.1",
                        "httpmonitor_lag_seconds 1.2",
                        "httpmonitor_last_request_duration_seconds 0.02",
                        "httpmonitor_last_tick_timestamp_seconds 1.79526241E9",
                        "httpmonitor_missed_ticks_total 0.0",
                        "httpmonitor_notifications_failed_total{target=\"webhook http://a\\\"b\\n\"} 1.0",
                        "httpmonitor_notifications_sent_total{target=\"webhook http://a\\\"b\\n\"} 3.0",
                        "httpmonitor_request_duration_seconds_count 2",
                        "httpmonitor_request_duration_seconds_sum 0.04",
                        "httpmonitor_threshold_hits_per_second{rule=\"default\"} 10.0",
                        "httpmonitor_ticks_total 2.0",
                        "httpmonitor_unanswered_ticks_total 0.0",
                        "httpmonitor_unparsed_lines 3.0",
                        "httpmonitor_window_hits_per_second{rule=\"default\"} 10.933333333333334");
    }

    /** Durations of up to 5 ms, and above 10 s. */
    private static DurationHistogram durations(Optional<String> section, long upTo, long beyond) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(DurationHistogram.BOUNDS.size() + 1, 0L));
        counts.set(0, upTo);
        counts.set(DurationHistogram.BOUNDS.size(), beyond);
        return new DurationHistogram(section, counts, 5e8);
    }

    private static DurationHistogram of(String section, long upTo, long beyond) {
        return durations(Optional.of(section), upTo, beyond);
    }

    private static DurationHistogram others(long upTo, long beyond) {
        return durations(Optional.empty(), upTo, beyond);
    }

    @Test
    void durationsGrowFromTickToTick() throws Exception {
        tick(seeing(of("/a", 3, 1), others(0, 2)), NOON);
        tick(seeing(of("/a", 1, 1), others(0, 0)), NOON.plusSeconds(10));

        assertThat(get("/metrics").body())
                .contains(
                        "# TYPE http_server_request_duration_seconds histogram\n",
                        "http_server_request_duration_seconds_bucket{section=\"/a\",le=\"0.005\"} 4\n",
                        "http_server_request_duration_seconds_bucket{section=\"/a\",le=\"+Inf\"} 6\n",
                        "http_server_request_duration_seconds_count{section=\"/a\"} 6\n",
                        "http_server_request_duration_seconds_sum{section=\"/a\"} 1.0\n",
                        "http_server_request_duration_seconds_count{section=\"other\"} 2\n");
    }

    @Test
    void noMoreThanTenSectionsAndAllOthersAreNamed() throws Exception {
        for (int tick = 0; tick < 30; tick++) {
            List<DurationHistogram> busiest = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                busiest.add(of("/" + (tick / 3 + i), 1, 0));
            }
            busiest.add(others(1, 0));
            tick(seeing(busiest.toArray(DurationHistogram[]::new)), NOON.plusSeconds(10L * tick));
        }

        String text = get("/metrics").body();
        assertThat(text.lines().filter(line -> line.startsWith("http_server_request_duration_seconds_count")))
                .hasSize(11);
        assertThat(text)
                .contains(
                        "seconds_count{section=\"/9\"} 30\n",
                        "seconds_count{section=\"/18\"} 3\n",
                        "seconds_count{section=\"other\"} 30\n")
                .doesNotContain("section=\"/8\"");
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws Exception {
        tick(seeing(), NOON);
        tick(blind(), NOON.plusSeconds(30));

        assertThat(get("/metrics").body())
                .contains("httpmonitor_blind 1.0", "httpmonitor_missed_ticks_total 2.0")
                .contains("httpmonitor_alert_firing{rule=\"default\"} 1.0")
                .contains("httpmonitor_unanswered_ticks_total 1.0")
                .doesNotContain("httpmonitor_interval_hits", "httpmonitor_window_hits", "httpmonitor_lag");
    }

    @Test
    void aRuleOfWhichNothingIsKnownIsNotQuiet() throws Exception {
        TickReport seeing = seeing();
        List<AlertReport> alerts = List.of(
                seeing.alert(),
                nothingKnown("odd", Optional.of(Samples.QUIET), true),
                nothingKnown("new", Optional.empty(), false));
        tick(
                TestReports.tick(
                        seeing.range(),
                        0,
                        seeing.traffic(),
                        alerts,
                        List.of(),
                        List.of(),
                        seeing.ingest(),
                        seeing.took(),
                        List.of()),
                NOON);

        assertThat(get("/metrics").body().lines().filter(line -> line.startsWith("httpmonitor_alert_firing")))
                .containsExactly("httpmonitor_alert_firing{rule=\"default\"} 1.0");
    }

    private static AlertReport nothingKnown(String name, Optional<AlertState> state, boolean noBaseline) {
        AlertRule rule = new AlertRule(
                Optional.of(name),
                TrafficFilter.NONE,
                Duration.ofMinutes(5),
                new Condition.Above(BigDecimal.ONE, BigDecimal.ONE));
        return new AlertReport(rule, state, Optional.empty(), Optional.empty(), Flapping.NONE, noBaseline);
    }

    @Test
    void itIsAliveWhileTicksAreYoung() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        tick(blind(), NOON.plusSeconds(10));
        clock.moveTo(NOON.plusSeconds(53));
        clock.set(Duration.ofHours(1));
        assertThat(get("/livez").statusCode()).isEqualTo(200);

        clock.set(Duration.ofHours(-2));
        clock.pass(Duration.ofSeconds(1));
        HttpResponse<String> dead = get("/livez");
        assertThat(dead.statusCode()).isEqualTo(503);
        assertThat(dead.body()).isEqualTo("the last tick was over 44s ago, at most 43s are normal\n");
    }

    @Test
    void itIsReadyWhileElasticsearchAnswers() throws Exception {
        assertThat(get("/readyz").body()).isEqualTo("there was no tick yet\n");
        tick(seeing(), NOON);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);

        tick(blind(), NOON);
        HttpResponse<String> away = get("/readyz");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).isEqualTo("no answer in time at all\n");
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/metrics").statusCode()).isEqualTo(405);
        assertThat(send("HEAD", "/livez").body()).isEmpty();
    }
}
