package httpmonitor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.testing.CountingProxy;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page's JSON as the built program serves it. The log has 20 hits in each second from noon on, for 130 seconds: at
 * the default rule it fires after 61 and recovers after 190.
 */
@ExtendWith(RealElasticsearch.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WebApiIT {

    private static final Path JAR =
            Path.of(System.getProperty("httpmonitor.home")).resolve("service/target/httpmonitor.jar");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ADDRESS = Pattern.compile("The page is at (http://[0-9.]+:\\d+/)");
    private static final String RANGE = "from=2026-11-21T12:00:00Z&to=2026-11-21T12:10:00Z";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Commands commands = new Commands(environment);
    private final List<Process> pollers = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void ship(ElasticsearchServer server) throws Exception {
        environment.putAll(Commands.environment(server, folder.resolve("data")));
        try (ElasticConnection connection = ElasticConnection.to(settings(server))) {
            connection.send(new Request("DELETE", "/httpmonitor-heartbeat?ignore_unavailable=true"));
        }
        assertThat(commands.run("setup").code()).isZero();
        List<String> lines = IntStream.range(0, 20 * 130)
                .mapToObj(i -> "10.0.0." + i % 7 + " - - [" + LOG_TIME.format(NOON.plusSeconds(i / 20)) + "] \"GET /"
                        + (i % 3 == 0 ? "a" : "b") + "/" + i + " HTTP/1.1\" " + (i % 10 == 0 ? 500 : 200) + " 10")
                .toList();
        Path log = Files.write(folder.resolve("access.log"), lines);
        assertThat(commands.run("ship", "--once", log.toString()).code()).isZero();
    }

    private static ElasticSettings settings(ElasticsearchServer server) {
        return ElasticSettings.of(server.url()).with(new Credentials.Login(server.username(), server.password()));
    }

    @AfterEach
    void stop() throws InterruptedException {
        client.close();
        for (Process poller : pollers) {
            poller.destroy();
            assertThat(poller.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private String watch(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-jar",
                JAR.toString(),
                "watch",
                "--output=json",
                "--interval=1s"));
        words.addAll(List.of(more));
        Path messages = folder.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(folder.resolve("ticks").toFile())
                .redirectError(messages.toFile());
        builder.environment().putAll(environment);
        pollers.add(builder.start());
        while (true) {
            Matcher address = ADDRESS.matcher(Files.readString(messages));
            if (address.find()) {
                return address.group(1);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private HttpResponse<String> get(String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode json(String url) throws Exception {
        HttpResponse<String> answer = get(url);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        return new ObjectMapper().readTree(answer.body());
    }

    private static JsonNode timeless(JsonNode tick) {
        ((ObjectNode) tick).remove("took_ms");
        return tick;
    }

    @Test
    void theSameNumbersStandInItAndOnTheCommandLine() throws Exception {
        String page = watch("--web=0", "--lists=urls");
        String[] at = {"--at", "2026-11-21T12:01:30Z", "--interval", "10s", "--lists", "urls", "--output", "json"};

        assertThat(timeless(json(page + "api/tick?at=2026-11-21T12:01:30Z&interval=10s")))
                .isEqualTo(timeless(commands.run(words("watch", at)).json()));
        assertThat(timeless(json(page + "api/tick?at=2026-11-21T12:01:30Z&interval=10s&filter=status=5xx"))
                        .path("interval"))
                .isEqualTo(commands.run(words("watch", at, "--filter", "status=5xx"))
                        .json()
                        .path("interval"));
        assertThat(json(page + "api/alerts?" + RANGE))
                .isEqualTo(commands.run(
                                "alerts", "--from=2026-11-21T12:00:00Z", "--to=2026-11-21T12:10:00Z", "--output=json")
                        .json())
                .hasSize(1);
        assertThat(json(page + "api/alerts?" + RANGE + "&threshold=30&window=10s"))
                .isEmpty();
    }

    @Test
    void alertsOfAMisspeltIndexAreNotNone(ElasticsearchServer server) throws Exception {
        try (ElasticConnection connection = ElasticConnection.to(settings(server))) {
            Request heartbeat = new Request("PUT", "/httpmonitor-heartbeat/_doc/a?refresh=true");
            String now = Instant.now().toString();
            heartbeat.setJsonEntity("{\"host\":\"web-1\",\"path\":\"a.log\",\"@timestamp\":\"" + now
                    + "\",\"covered_until\":\"" + now + "\",\"hits\":123}");
            connection.send(heartbeat);
        }
        HttpResponse<String> answer = get(watch("--web=0", "--index=misspelt-*") + "api/alerts?" + RANGE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("o index matches misspelt-*");
    }

    /** A source that was heard just now, and whose lines of the last two minutes are not stored yet. */
    @Test
    void anotherIntervalOrFilterOfTheNewestTickIsBlindWhereThePollerIs(ElasticsearchServer server) throws Exception {
        String failure =
                "10.0.0.9 - - [" + LOG_TIME.format(Instant.now().minusSeconds(60)) + "] \"GET /now HTTP/1.1\" 500 10";
        Path log = Files.write(folder.resolve("now.log"), List.of(failure, failure, failure.replace(" 500 ", " 200 ")));
        assertThat(commands.run("ship", "--once", log.toString()).code()).isZero();
        List<String> looks = List.of("interval=10m", "filter=status=500", "interval=10m&filter=status=500");
        try (CountingProxy proxy = new CountingProxy(server.url())) {
            environment.put("HTTPMONITOR_ES_URL", proxy.url());
            String page = watch("--web=0", "--lists=urls");
            ticks(page, Optional.empty(), 1);

            JsonNode seen = json(page + "api/tick?" + looks.getLast());
            assertThat(seen.at("/alert/state").asText()).isEqualTo("quiet");
            assertThat(seen.path("interval_seconds").asInt()).isEqualTo(600);
            assertThat(seen.at("/interval/hits").asInt()).isEqualTo(2);
            assertThat(seen.at("/total/hits").asInt()).isEqualTo(262);
            assertThat(seen.at("/urls/0/hits").asInt()).isEqualTo(2);
            assertThat(seen.at("/ingest/unparsed").isNumber()).isTrue();

            Instant now = Instant.now();
            Request beat = new Request("PUT", "/httpmonitor-heartbeat/_doc/api?refresh=true");
            beat.setJsonEntity("{\"host\":\"web-1\",\"path\":\"now.log\",\"@timestamp\":\"" + now
                    + "\",\"covered_until\":\"" + now.minusSeconds(120) + "\",\"size\":100,\"offset\":50}");
            try (ElasticConnection connection = ElasticConnection.to(settings(server))) {
                connection.send(beat);
            }
            for (String look : looks) {
                JsonNode behind = awaited(
                        page + "api/tick?" + look,
                        tick -> tick.at("/alert/state").asText().equals("blind"));
                assertThat(behind.at("/alert/held_state").asText()).as(look).isEqualTo("quiet");
                assertThat(behind.at("/interval/hits").isNull()).as(look).isTrue();
                assertThat(behind.at("/ingest/backlog_bytes").asInt()).as(look).isEqualTo(50);
            }

            proxy.goAway();
            awaited(page + "api/tick", tick -> tick.at("/total/hits").isNull());
            for (String look : looks) {
                JsonNode away = awaited(
                        page + "api/tick?" + look,
                        tick -> tick.at("/total/hits").isNull());
                assertThat(away.at("/alert/state").asText()).as(look).isEqualTo("blind");
            }
        }
    }

    private JsonNode awaited(String url, Predicate<JsonNode> right) throws Exception {
        JsonNode tick = json(url);
        while (!right.test(tick)) {
            TimeUnit.MILLISECONDS.sleep(50);
            tick = json(url);
        }
        return tick;
    }

    private static String[] words(String command, String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void hitsAreCountedListedAndBrokenDown() throws Exception {
        String page = watch("--web=0");

        JsonNode series = json(page + "api/series?from=2026-11-21T12:01:55Z&to=2026-11-21T12:02:22Z&step=10s");
        assertThat(series.toString())
                .isEqualTo("{\"from\":\"2026-11-21T12:01:55Z\",\"to\":\"2026-11-21T12:02:22Z\",\"step_seconds\":10,"
                        + "\"hits\":[200,100,0]}");
        assertThat(json(page + "api/series?" + RANGE + "&step=10m&filter=status=500&filter=client!=10.0.0.0")
                        .at("/hits/0")
                        .asLong())
                .isEqualTo(IntStream.range(0, 2_600)
                        .filter(i -> i % 10 == 0 && i % 7 != 0)
                        .count());
        JsonNode hits = json(page + "api/hits?" + RANGE + "&limit=3&filter=status=5xx");
        assertThat(StreamSupport.stream(hits.spliterator(), false)
                        .map(hit -> hit.path("url").asText()))
                .containsExactly("/b/2590", "/a/2580", "/b/2570");
        assertThat(hits.get(0).toString())
                .isEqualTo("{\"time\":\"2026-11-21T12:02:09Z\",\"client\":\"10.0.0.0\",\"method\":\"GET\","
                        + "\"url\":\"/b/2590\",\"status\":500,\"bytes\":10,\"duration_ms\":null,\"referrer\":null,"
                        + "\"agent\":null,\"host\":" + hits.get(0).path("host") + ",\"place\":"
                        + hits.get(0).path("place") + "}");
        assertThat(json(page + "api/hits?" + RANGE + "&limit=1&filter=status=5xx&before="
                                + hits.get(0).path("place").asText())
                        .get(0))
                .isEqualTo(hits.get(1));
        JsonNode parts = json(page + "api/breakdown?" + RANGE + "&limit=2");
        assertThat(parts.at("/interval/hits").asLong()).isEqualTo(2_600);
        assertThat(parts.at("/interval/clients").asLong()).isEqualTo(7);
        assertThat(parts.at("/sections/0").toString())
                .isEqualTo(
                        "{\"section\":\"/b\",\"hits\":1733,\"bytes\":17330,\"client_errors\":0,\"server_errors\":173}");
        assertThat(parts.path("failing_urls")).hasSize(2);
    }

    /** Five readers of all lists, several times a second: each tick has the lists, in its one request. */
    @Test
    void oneTickServesAllThatReadTheLists(ElasticsearchServer server) throws Exception {
        try (CountingProxy proxy = new CountingProxy(server.url())) {
            environment.put("HTTPMONITOR_ES_URL", proxy.url());
            String page = watch("--web=0");
            ticks(page, Optional.empty(), 3);
            JsonNode lists = json(page + "api/lists");
            assertThat(lists.path("urls").isMissingNode()).isTrue();
            int ticks = 0;
            proxy.takeRequests();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4); System.nanoTime() < end; ) {
                for (int reader = 0; reader < 5; reader++) {
                    JsonNode next = json(page + "api/lists");
                    ticks += next.path("to").equals(lists.path("to")) ? 0 : 1;
                    lists = next;
                }
            }

            assertThat(ticks).isBetween(2, 6);
            assertThat(proxy.takeRequests()).isLessThanOrEqualTo(ticks + 2);
            assertThat(lists.path("urls").isArray()).isTrue();
            assertThat(lists.path("servers").isArray()).isTrue();
            assertThat(Files.readString(folder.resolve("ticks"))).doesNotContain("\"urls\"");
        }
    }

    @Test
    void wrongQuestionsAndWrongRequestsAreRefusedInOneSentence() throws Exception {
        String page = watch("--web=0");
        String series = page + "api/series?" + RANGE;
        Map<String, String> wrong = Map.of(
                series,
                "'step' is missing.",
                series + "&step=1500ms",
                "'step' must be whole seconds, from 1s to 34560000s.",
                page + "api/series?from=2020-01-01T00:00:00Z&to=now&step=1d",
                "A range here is at most 400d long.",
                page + "api/series?from=-300d&to=now&step=10s",
                "These are more than 5000 steps: ask for longer ones.",
                series + "&step=10s&filter=statos=404",
                "did you mean 'status'?",
                page + "api/hits?from=now&to=-1h",
                "'from' must be before 'to'.",
                page + "api/hits?" + RANGE + "&limit=100000",
                "'limit' must be from 1 to 500.",
                page + "api/tick?at=%2B1h",
                "'at' lies in the future.",
                page + "api/alerts?" + RANGE + "&threshold=1&recovery=2",
                "the recovery threshold must not be above the threshold.",
                page + "api/tick?when=now",
                "There is no parameter 'when' here; there are at, filter, interval.");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            HttpResponse<String> answer = get(one.getKey());
            assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(400);
            assertThat(new ObjectMapper().readTree(answer.body()).path("error").asText())
                    .contains(one.getValue());
        }
        for (String target : List.of("filter=duration>500ms", "filter=%", "filter=%zz", "filter=%C3%B")) {
            assertThat(raw(page, "GET /api/tick?" + target + " HTTP/1.1"))
                    .as(target)
                    .startsWith("HTTP/1.1 400 ");
        }
        assertThat(get(page + "api/ticks/x").statusCode()).isEqualTo(404);
        assertThat(get(page + "api/ticks/x").body()).startsWith("{\"error\":\"");
        HttpRequest post = HttpRequest.newBuilder(URI.create(page + "api/tick"))
                .method("DELETE", HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        assertThat(get(page).headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    /** The answer to a request that no client of this language sends. */
    private static String raw(String page, String request) throws IOException {
        URI address = URI.create(page);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String head = request + "\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void everyTickComesOnceAndAReaderThatWasCutOffGetsTheOthers() throws Exception {
        String page = watch("--web=0");

        List<JsonNode> first = ticks(page, Optional.empty(), 3);
        List<JsonNode> again = ticks(page, Optional.of(time(first.getFirst())), 3);

        for (List<JsonNode> each : List.of(first, again)) {
            for (int i = 1; i < each.size(); i++) {
                int missed = each.get(i).path("missed_ticks").asInt(); // on a busy machine
                assertThat(time(each.get(i))).isEqualTo(time(each.get(i - 1)).plusSeconds(1 + missed));
            }
        }
        assertThat(again.getFirst()).isEqualTo(first.get(1));
    }

    private static Instant time(JsonNode tick) {
        return Instant.parse(tick.path("time").asText());
    }

    private static List<JsonNode> ticks(String page, Optional<Instant> seen, int count) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(page + "api/ticks").toURL().openConnection();
        seen.ifPresent(time -> connection.setRequestProperty("Last-Event-ID", time.toString()));
        List<JsonNode> ticks = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            for (String line = in.readLine(); line != null && ticks.size() < count; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    JsonNode tick = new ObjectMapper().readTree(in.readLine().substring("data: ".length()));
                    assertThat(tick.path("time").asText()).isEqualTo(line.substring(4));
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    @Test
    void aRequestWithoutTheTokenSeesNothing() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "a token of the test\n");
        String page = watch("--web=127.0.0.1:0", "--web-token-file=" + token);

        for (String path : List.of("", "page.js", "api/tick", "api/ticks", "?token=another+token+of+it")) {
            assertThat(get(page + path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(get(page + "api/alerts?" + RANGE, "Authorization", "Bearer a token of the test")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> visit = get(page + "?token=a+token+of+the+test");
        assertThat(visit.statusCode()).isEqualTo(303);
        assertThat(visit.headers().firstValue("Location")).contains("/");
        String cookie = visit.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").doesNotContain("token of");
        assertThat(get(page, "Cookie", cookie.substring(0, cookie.indexOf(';'))).statusCode())
                .isEqualTo(200);
        assertThat(Files.readString(folder.resolve("messages"))).doesNotContain("a token of the test");
    }

    @Test
    void beyondTheLoopbackATokenIsCompulsory() {
        Commands.Result refused = commands.run("watch", "--web", "0.0.0.0:0");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("--web 0.0.0.0:0 can be reached from other machines, so that it needs --web-token-file");
        assertThat(commands.run("watch", "--web", "8911x").err())
                .contains("--web is written PORT or HOST:PORT, not '8911x'");
    }
}
