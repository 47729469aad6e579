package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.HttpReceiver;
import httpmonitor.testing.RealElasticsearch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two pollers, started as a user starts them, that notify the same webhook. */
@ExtendWith(RealElasticsearch.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class NotifyingWatchIT {

    private static final Path JAR =
            Path.of(System.getProperty("httpmonitor.home")).resolve("service/target/httpmonitor.jar");
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern METRICS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/metrics");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> pollers = new ArrayList<>();
    private HttpReceiver receiver;
    private ElasticSettings settings;

    @BeforeEach
    void setUp(ElasticsearchServer server) throws Exception {
        receiver = new HttpReceiver();
        environment.putAll(Commands.environment(server, folder.resolve("data")));
        environment.put("HTTPMONITOR_WINDOW", "30s");
        environment.put("HTTPMONITOR_THRESHOLD", "5");
        environment.put("HTTPMONITOR_INTERVAL", "1s");
        Path url = Files.writeString(folder.resolve("url"), receiver.url("/hook") + "\n");
        environment.put("HTTPMONITOR_NOTIFY_WEBHOOK_FILE", url.toString());
        settings = ElasticSettings.of(server.url()).with(new Credentials.Login(server.username(), server.password()));
        try (ElasticConnection connection = ElasticConnection.to(settings)) {
            connection.send(new Request("DELETE", "/httpmonitor-heartbeat?ignore_unavailable=true"));
        }
        assertThat(new Commands(environment).run("setup").code()).isZero();
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process poller : pollers) {
            poller.destroy();
            assertThat(poller.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        receiver.close();
    }

    private Process watch(String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-jar",
                        JAR.toString(),
                        "watch",
                        "--output=json",
                        "--metrics-port=0")
                .redirectOutput(folder.resolve(name + ".ticks").toFile())
                .redirectError(messages(name).toFile());
        builder.environment().putAll(environment);
        Process poller = builder.start();
        pollers.add(poller);
        return poller;
    }

    private Path messages(String name) {
        return folder.resolve(name + ".messages");
    }

    /** Twenty hits in each of the last seconds. */
    private void ship(int seconds) throws IOException {
        Instant from = Instant.now().minusSeconds(seconds);
        List<String> lines = IntStream.range(0, 20 * seconds)
                .mapToObj(i -> "10.0.0.1 - - [" + LOG_TIME.format(from.plusSeconds(i / 20)) + "] \"GET /a/" + i
                        + " HTTP/1.1\" 200 10")
                .toList();
        Path log = Files.write(folder.resolve("access.log"), lines);
        assertThat(new Commands(environment)
                        .run("ship", "--once", log.toString())
                        .code())
                .isZero();
    }

    private List<String> notified(int count) throws Exception {
        while (receiver.received().size() < count) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        List<String> kinds = new ArrayList<>();
        for (HttpReceiver.Received one : receiver.received()) {
            assertThat(one.path()).isEqualTo("/hook");
            kinds.add(new ObjectMapper().readTree(one.body()).path("kind").asText());
        }
        return kinds;
    }

    private URI metrics(String name) throws Exception {
        while (true) {
            Matcher url = METRICS.matcher(Files.readString(messages(name)));
            if (url.find()) {
                return URI.create(url.group());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String get(URI url) throws IOException {
        try (var in = url.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theSecondPollerDeliversTheRecoveryWhenTheFirstIsKilled() throws Exception {
        Process one = watch("one");
        watch("two");
        ship(25);
        assertThat(notified(1)).containsExactly("fired");
        assertThat(get(metrics("one")))
                .contains("httpmonitor_alert_firing{rule=\"default\"} 1.0")
                .contains("httpmonitor_notifications_sent_total{target=\"webhook http://127.0.0.1:");
        assertThat(get(metrics("one").resolve("/readyz"))).contains("answered");

        one.destroyForcibly();

        assertThat(notified(2)).containsExactly("fired", "recovered");
        assertThat(Files.readString(messages("two"))).doesNotContain("does not work");
    }

    /** One window after these hits, an empty answer would mean a recovery. */
    @Test
    void aClosedIndexIsNotReportedAsRecovery() throws Exception {
        environment.put("HTTPMONITOR_WINDOW", "10s");
        watch("one");
        ship(25);
        assertThat(notified(1)).containsExactly("fired");
        Instant end = Instant.now();
        send("POST", "/_close");

        List<JsonNode> blind = blind("one", end.plusSeconds(15));

        assertThat(blind).allSatisfy(tick -> {
            assertThat(tick.at("/alert/held_state").asText()).isEqualTo("firing");
            assertThat(tick.path("transitions")).isEmpty();
        });
        assertThat(Files.readString(messages("one"))).contains(" is closed").doesNotContain("ecovered");
        assertThat(notified(1)).containsExactly("fired");
        send("POST", "/_open");
        assertThat(notified(2)).containsExactly("fired", "recovered");
    }

    /** Asks for something of each index of hits. */
    private void send(String method, String what) throws IOException {
        try (ElasticConnection connection = ElasticConnection.to(settings);
                var indices = connection
                        .send(new Request("GET", "/" + environment.get("HTTPMONITOR_INDEX") + "?expand_wildcards=all"))
                        .getEntity()
                        .getContent()) {
            Iterator<String> names = new ObjectMapper().readTree(indices).fieldNames();
            while (names.hasNext()) {
                connection.send(new Request(method, "/" + names.next() + what));
            }
        }
    }

    /** The ticks of a poller that cannot see, once there is one of this time or later; all are blind from the first. */
    private List<JsonNode> blind(String name, Instant until) throws Exception {
        while (true) {
            List<JsonNode> ticks = ticks(name).stream()
                    .dropWhile(tick -> !tick.at("/alert/state").asText().equals("blind"))
                    .toList();
            assertThat(ticks)
                    .allSatisfy(
                            tick -> assertThat(tick.at("/alert/state").asText()).isEqualTo("blind"));
            if (!ticks.isEmpty()
                    && !Instant.parse(ticks.getLast().path("time").asText()).isBefore(until)) {
                return ticks;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private List<JsonNode> ticks(String name) throws IOException {
        String written = Files.readString(folder.resolve(name + ".ticks"));
        List<JsonNode> ticks = new ArrayList<>();
        for (String line :
                written.substring(0, written.lastIndexOf('\n') + 1).lines().toList()) {
            ticks.add(new ObjectMapper().readTree(line));
        }
        return ticks;
    }

    /** As of a pipe whose reader has gone, or a disk that is full. */
    @Test
    void aPollerWhoseOutputIsClosedContinuesToNotifyAndReportsThat() throws Exception {
        Files.createSymbolicLink(folder.resolve("full.ticks"), Path.of("/dev/full"));
        watch("full");
        ship(25);

        assertThat(notified(1)).containsExactly("fired");
        assertThat(Files.readString(messages("full")))
                .containsOnlyOnce("Standard output takes no more: it is closed, or its disk is full."
                        + " Only notifications, metrics and the page continue.");
    }
}
