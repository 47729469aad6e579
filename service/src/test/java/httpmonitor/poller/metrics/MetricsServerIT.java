package httpmonitor.poller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.poller.metrics.TickFigures.Answer;
import httpmonitor.poller.metrics.TickFigures.RuleFigures;
import httpmonitor.poller.metrics.TickFigures.Unit;
import httpmonitor.poller.notify.DeliveryCount;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsServerIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final PollerMetrics metrics = new PollerMetrics();
    private Instant now = NOON;
    private MetricsServer server;

    @BeforeEach
    void start() throws Exception {
        server = MetricsServer.start(
                0,
                metrics,
                () -> List.of(new DeliveryCount("webhook http://a\"b\n", 3, 1)),
                Duration.ofSeconds(43),
                () -> now);
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

    private static TickFigures seeing() {
        return new TickFigures(
                OptionalDouble.of(21.1),
                List.of(
                        new RuleFigures("default", Unit.HITS_PER_SECOND, OptionalDouble.of(10.93), 10, true),
                        new RuleFigures("errors", Unit.PERCENT, OptionalDouble.of(1.5), 5, false)),
                false,
                OptionalDouble.of(1.2),
                OptionalLong.of(0),
                OptionalLong.of(7),
                0,
                Duration.ofMillis(20),
                List.of(),
                new Answer.Given());
    }

    private static TickFigures blind() {
        return new TickFigures(
                OptionalDouble.empty(),
                List.of(new RuleFigures("default", Unit.HITS_PER_SECOND, OptionalDouble.empty(), 10, true)),
                true,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                2,
                Duration.ofSeconds(10),
                List.of(),
                new Answer.Missing("no answer in time\nat all"));
    }

    @Test
    void theFiguresOfTheLastTickAndTheSumsOfAll() throws Exception {
        metrics.tick(seeing(), NOON);
        metrics.tick(seeing(), NOON.plusSeconds(10));

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
                        "httpmonitor_unparsed_lines 7.0",
                        "httpmonitor_window_hits_per_second{rule=\"default\"} 10.93");
    }

    private static TickFigures with(List<SectionHistogram> durations) {
        TickFigures of = seeing();
        return new TickFigures(
                of.intervalRate(),
                of.rules(),
                false,
                of.lagSeconds(),
                of.backlogBytes(),
                of.unparsed(),
                0,
                of.took(),
                durations,
                of.answer());
    }

    private static SectionHistogram histogram(String section, long upTo, long beyond) {
        return new SectionHistogram(
                section, new double[] {0.005, Double.POSITIVE_INFINITY}, new long[] {upTo, beyond}, 0.5);
    }

    @Test
    void durationsGrowFromTickToTick() throws Exception {
        metrics.tick(with(List.of(histogram("/a", 3, 1), histogram("other", 0, 2))), NOON);
        metrics.tick(with(List.of(histogram("/a", 1, 1), histogram("other", 0, 0))), NOON.plusSeconds(10));

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
            List<SectionHistogram> busiest = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                busiest.add(histogram("/" + (tick / 3 + i), 1, 0));
            }
            busiest.add(histogram("other", 1, 0));
            metrics.tick(with(busiest), NOON.plusSeconds(10L * tick));
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
        metrics.tick(seeing(), NOON);
        metrics.tick(blind(), NOON.plusSeconds(30));

        assertThat(get("/metrics").body())
                .contains("httpmonitor_blind 1.0", "httpmonitor_missed_ticks_total 2.0")
                .contains("httpmonitor_alert_firing{rule=\"default\"} 1.0")
                .contains("httpmonitor_unanswered_ticks_total 1.0")
                .doesNotContain("httpmonitor_interval_hits", "httpmonitor_window_hits", "httpmonitor_lag");
    }

    @Test
    void itIsAliveWhileTicksAreYoung() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        metrics.tick(blind(), NOON.plusSeconds(10));
        now = NOON.plusSeconds(53);
        assertThat(get("/livez").statusCode()).isEqualTo(200);

        now = NOON.plusSeconds(54);
        HttpResponse<String> dead = get("/livez");
        assertThat(dead.statusCode()).isEqualTo(503);
        assertThat(dead.body()).isEqualTo("the last tick was over 44s ago, at most 43s are in order\n");
    }

    @Test
    void itIsReadyWhileElasticsearchAnswers() throws Exception {
        assertThat(get("/readyz").body()).isEqualTo("there was no tick yet\n");
        metrics.tick(seeing(), NOON);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);

        metrics.tick(blind(), NOON);
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
