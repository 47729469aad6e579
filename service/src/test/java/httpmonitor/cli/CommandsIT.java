package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.cli.Commands.Result;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The log has 20 hits in each second from noon on, for 130 seconds: at the default rule it fires after 61 and recovers
 * after 190.
 */
@ExtendWith(RealElasticsearch.class)
class CommandsIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Commands commands = new Commands(environment);

    @SuppressWarnings("NullAway.Init") // set before each test
    private ElasticSettings settings;

    @BeforeEach
    void setUp(ElasticsearchServer server) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), server.password() + "\n");
        environment.put("HTTPMONITOR_ES_URL", server.url());
        environment.put("HTTPMONITOR_USERNAME", server.username());
        environment.put("HTTPMONITOR_PASSWORD_FILE", password.toString());
        environment.put("HTTPMONITOR_INDEX", RealElasticsearch.freshPrefix() + "-*");
        environment.put("HTTPMONITOR_DATA", folder.resolve("data").toString());
        settings = ElasticSettings.of(server.url()).with(new Credentials.Login(server.username(), server.password()));
        try (ElasticConnection connection = ElasticConnection.to(settings)) {
            connection.send(new Request("DELETE", "/httpmonitor-heartbeat?ignore_unavailable=true"));
        }
        assertThat(commands.run("setup").code()).isZero();
    }

    private Result ship(String name, Instant from, int seconds) throws IOException {
        List<String> lines = IntStream.range(0, 20 * seconds)
                .mapToObj(i -> "10.0.0." + i % 7 + " - - [" + LOG_TIME.format(from.plusSeconds(i / 20)) + "] \"GET /"
                        + (i % 3 == 0 ? "a" : "b") + "/" + i + " HTTP/1.1\" " + (i % 10 == 0 ? 500 : 200) + " 10")
                .toList();
        Path log = folder.resolve(name);
        if (!Files.exists(log)) {
            Files.write(log, lines);
        }
        return commands.run("ship", "--once", log.toString());
    }

    private long stored() throws IOException {
        return commands.run("watch", "--at", "latest", "--output", "json")
                .json()
                .at("/total/hits")
                .asLong();
    }

    @Test
    void whatIsShippedTwiceIsStoredOnce() throws Exception {
        assertThat(ship("access.log", NOON, 130).out()).startsWith("lines=2600 hits=2600 unparsed=0 rejected=0 ");
        assertThat(stored()).isEqualTo(2_600);
        assertThat(ship("access.log", NOON, 130).out()).startsWith("lines=0 ");
        for (Path checkpoint : list(folder.resolve("data/checkpoints"))) {
            Files.delete(checkpoint);
        }

        Result again = ship("access.log", NOON, 130);

        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("lines=2600 hits=2600 ").contains("duplicates=2600");
        assertThat(stored()).isEqualTo(2_600);
    }

    private static List<Path> list(Path files) throws IOException {
        try (var found = Files.walk(files)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void alertsAndWatchFindTheSameSeconds() throws Exception {
        ship("access.log", NOON, 130);

        Result alerts = commands.run(
                "alerts", "--from", "2026-11-21T12:00:00Z", "--to", "2026-11-21T13:00:00Z", "--output", "json");
        assertThat(alerts.json().toString())
                .isEqualTo(
                        "[{\"fired_at\":\"2026-11-21T12:01:01Z\",\"recovered_at\":\"2026-11-21T12:03:10Z\",\"hits\":1220,"
                                + "\"hits_per_second\":10.17,\"peak_hits_per_second\":20.0,\"duration_seconds\":129,"
                                + "\"before_range\":false}]");

        JsonNode latest =
                commands.run("watch", "--at", "latest", "--output", "json").json();
        assertThat(latest.path("time").asText()).isEqualTo("2026-11-21T12:02:10Z");
        assertThat(latest.at("/interval/hits").asLong()).isEqualTo(200);
        assertThat(latest.at("/alert/state").asText()).isEqualTo("firing");
        assertThat(latest.at("/alert/since").asText()).isEqualTo("2026-11-21T12:01:01Z");
        assertThat(latest.path("transitions").toString())
                .isEqualTo("[{\"type\":\"fired\",\"time\":\"2026-11-21T12:01:01Z\",\"hits\":1220,"
                        + "\"hits_per_second\":10.17}]");

        JsonNode recovered = commands.run("watch", "--at", "2026-11-21T13:03:10+01:00", "--output", "json")
                .json();
        assertThat(recovered.at("/alert/state").asText()).isEqualTo("quiet");
        assertThat(recovered.at("/transitions/1/time").asText()).isEqualTo("2026-11-21T12:03:10Z");
        assertThat(recovered.at("/ingest/lag_seconds").isNull()).isTrue();
    }

    /** In every second 7 clients, two sections, a hit of /a to two of /b. */
    @Test
    void aSuggestedThresholdIsTheLowestThatKeepsToItsNumberOfAlerts() throws Exception {
        ship("access.log", NOON, 130);
        ship("later.log", NOON.plusSeconds(1800), 100);
        String[] range = {"--from", "2026-11-21T12:00:00Z", "--to", "2026-11-21T13:00:00Z"};

        JsonNode suggested = commands.run(with(range, "alerts", "--suggest", "24/day", "--output", "json"))
                .json()
                .path(0);
        assertThat(suggested.path("at_most").asInt()).isEqualTo(1);
        assertThat(suggested.path("suggestions").toString())
                .isEqualTo("[{\"window_seconds\":120,\"threshold\":16.67,\"alerts\":1},"
                        + "{\"window_seconds\":60,\"threshold\":20.0,\"alerts\":0},"
                        + "{\"window_seconds\":240,\"threshold\":8.34,\"alerts\":1}]");
        assertThat(suggested.path("busiest_windows")).hasSize(3);
        assertThat(suggested.path("busiest_windows").path(0).toString())
                .startsWith("{\"from\":\"2026-11-21T12:00:00Z\",\"to\":\"2026-11-21T12:02:00Z\",\"hits\":2400,"
                        + "\"hits_per_second\":20.0,\"sections\":[{\"section\":\"/b\",\"hits\":1600},"
                        + "{\"section\":\"/a\",\"hits\":800}],\"clients\":[{\"client\":\"10.0.0.0\",\"hits\":343},");

        Result table = commands.run(with(range, "alerts", "--suggest", "24/day"));
        assertThat(table.out()).endsWith("\n\n--threshold 16.67\n").doesNotContain("\u001b");
        assertThat(commands.run(with(range, "alerts", "--threshold", "16.67", "--output", "json"))
                        .json())
                .hasSize(1);
        assertThat(commands.run(with(range, "alerts", "--threshold", "16.66", "--output", "json"))
                        .json())
                .hasSize(2);
    }

    @Test
    void configuredRulesOfAnotherKindAreLeftOutOfSuggestions() throws Exception {
        ship("access.log", NOON, 3);
        environment.put(
                "HTTPMONITOR_RULE", "gone: < 1/s over 1m\nerrors: status=500 > 1/s over 1m\nshare: > 5% over 1m");

        Result suggested = commands.run(
                "alerts", "--from", "2026-11-21T12:00:00Z", "--to", "2026-11-21T13:00:00Z", "--suggest", "24/day");

        assertThat(suggested.code()).isZero();
        assertThat(suggested.out())
                .contains("--threshold ")
                .contains("--rule 'errors: ")
                .contains("--rule 'share: > ", "% of >= 1 over 1m'")
                .doesNotContain("gone");
        assertThat(suggested.err())
                .isEqualToIgnoringNewLines(
                        "--suggest is for rules of the kinds '> 1/s' and '> 5%' and leaves out gone.");
    }

    @Test
    void whatIsNotAllStoredIsNotClaimed() throws Exception {
        ship("access.log", NOON, 130);
        heartbeat(NOON.plusSeconds(100), 2_600);
        String[] range = {"--from", "2026-11-21T12:00:00Z", "--to", "2026-11-21T13:00:00Z"};

        Result table = commands.run(with(range, "alerts"));
        assertThat(table.out())
                .startsWith("1 alert from 2026-11-21T12:00:00Z to 2026-11-21T12:01:41Z\n")
                .contains("\nWhat came later is not all stored yet.\n", " FIRING ", " at least 40s ");
        assertThat(table.err()).isEmpty();
        Result json = commands.run(with(range, "alerts", "--output", "json"));
        assertThat(json.json().path(0).path("duration_seconds").asInt()).isEqualTo(3539);
        assertThat(json.err())
                .isEqualToIgnoringNewLines("Judged up to 2026-11-21T12:01:41Z: what came later is not all stored yet.");
        assertThat(commands.run("alerts", "--from", "2026-11-21T12:00:00Z", "--explain", "2099-01-01T00:00:00Z")
                        .out())
                .startsWith(
                        "Not known yet at 2099-01-01T00:00:00Z; the latest alert, firing since\n    2026-11-21T12:01:01Z\n");
    }

    @Test
    void anAlertIsExplainedByWhatIsStored() throws Exception {
        ship("access.log", NOON, 130);

        JsonNode explained = commands.run(
                        "alerts",
                        "--explain",
                        "2026-11-21T12:02:00Z",
                        "--output",
                        "json",
                        "--rule",
                        "errors: status=500 > 1/s over 1m")
                .json();
        JsonNode all = explained.path(0);
        assertThat(all.path("during_alert").asBoolean()).isTrue();
        assertThat(all.at("/alert/fired_at").asText()).isEqualTo("2026-11-21T12:01:01Z");
        assertThat(all.path("bucket_seconds").asInt()).isEqualTo(6);
        assertThat(all.at("/buckets/0").toString())
                .isEqualTo("{\"time\":\"2026-11-21T11:59:01Z\",\"hits\":0,\"hits_per_second\":0.0}");
        assertThat(all.at("/buckets/20/hits").asInt()).isEqualTo(120);
        assertThat(all.path("window").toString())
                .isEqualTo("{\"from\":\"2026-11-21T11:59:01Z\",\"to\":\"2026-11-21T12:01:01Z\",\"hits\":1220,"
                        + "\"hits_before\":0}");
        assertThat(all.at("/sections/0").toString())
                .isEqualTo("{\"section\":\"/b\",\"hits\":813,\"hits_before\":0,\"change\":813}");
        JsonNode errors = explained.path(1);
        assertThat(errors.path("rule").asText()).isEqualTo("errors");
        assertThat(errors.at("/window/hits").asInt())
                .isEqualTo(errors.at("/alert/hits").asInt());

        Result nearest = commands.run("alerts", "--explain", "2026-11-21T13:00:00Z");
        assertThat(nearest.code()).isZero();
        assertThat(nearest.out())
                .startsWith("No alert at 2026-11-21T13:00:00Z; the nearest fired at 2026-11-21T12:01:01Z\n")
                .contains("1220 hits in the 2m before it fired, 0 in the 2m before that (+1220)");
        assertThat(nearest.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(commands.run("alerts", "--explain", "2026-11-19T12:00:00Z", "--to", "2026-11-20T12:00:00Z")
                        .out())
                .startsWith("No alert at 2026-11-19T12:00:00Z, and none from 2026-11-18T12:00:00Z to");
    }

    private static String[] with(String[] range, String... command) {
        return Stream.concat(Arrays.stream(command), Arrays.stream(range)).toArray(String[]::new);
    }

    @Test
    void watchWritesEveryFormat() throws Exception {
        ship("access.log", NOON, 130);

        Result json =
                commands.run("watch", "--at", "latest", "--output", "json", "--filter", "section=/a", "--top", "1");
        assertThat(json.out()).endsWith("}\n").hasLineCount(1).matches("\\p{ASCII}*");
        assertThat(json.json().path("top_sections").toString()).isEqualTo("[{\"section\":\"/a\",\"total_hits\":867}]");
        Result csv = commands.run("watch", "--at", "latest", "--output", "csv");
        assertThat(csv.out()).contains("/a").endsWith("\n").doesNotContain("\r");
        Result table = commands.run("watch", "--at", "latest", "--output", "table");
        assertThat(table.out())
                .contains("High traffic generated an alert - hits = 1220 (10.17/s over 2m), triggered at"
                        + " 2026-11-21T12:01:01Z")
                .doesNotContain("\u001b");
        for (Result result : List.of(json, csv, table)) {
            assertThat(result.code()).isZero();
            assertThat(result.err()).isEmpty();
        }
    }

    @Test
    void checkSaysQuietFiringAndEverythingElse() throws Exception {
        Result empty = commands.run("check");
        assertThat(empty.out()).startsWith("HTTP TRAFFIC UNKNOWN - no hit is stored in ");
        assertThat(empty.code()).isEqualTo(3);

        // Hits of last week are no sign that a log is read today.
        ship("old.log", NOON, 1);
        Result old = commands.run("check");
        assertThat(old.out())
                .startsWith("HTTP TRAFFIC UNKNOWN - the newest hit in ")
                .contains(" is of " + NOON + ", and no source sends heartbeats");
        assertThat(old.code()).isEqualTo(3);

        ship("lately.log", Instant.now().minusSeconds(3_600), 1);
        Result quiet = commands.run("check");
        assertThat(quiet.out()).startsWith("HTTP TRAFFIC OK - 0.00 hits/s over 2m | hits_per_second=0.00;;10;0");
        assertThat(quiet.code()).isZero();

        ship("now.log", Instant.now().minusSeconds(90), 80);
        Result firing = commands.run("check");
        assertThat(firing.out()).startsWith("HTTP TRAFFIC CRITICAL - ").hasLineCount(1);
        assertThat(firing.code()).isEqualTo(2);

        Result away = commands.run("check", "--es-url", "http://127.0.0.1:1");
        assertThat(away.out()).startsWith("HTTP TRAFFIC UNKNOWN - ").hasLineCount(1);
        assertThat(away.code()).isEqualTo(3);
        assertThat(commands.run("check", "--window", "7h").code()).isEqualTo(3);
        assertThat(commands.run("check", "--no-such-option").code()).isEqualTo(3);
    }

    @Test
    void anIndexThatDoesNotExistThoughHitsAreStoredIsNotQuiet() throws Exception {
        heartbeat(Instant.now(), 0);
        assertThat(commands.run("check").code()).isZero();
        heartbeat(Instant.now(), 123);
        String sentence = "o index matches " + environment.get("HTTPMONITOR_INDEX")
                + ", though a.log on web-1 has stored 123 hits: check --index";

        Result check = commands.run("check");
        assertThat(check.out())
                .startsWith("HTTP TRAFFIC UNKNOWN - blind since ")
                .contains(": n" + sentence);
        assertThat(check.code()).isEqualTo(3);
        Result once = commands.run("watch", "--once", "--output", "json");
        assertThat(once.json().at("/alert/state").asText()).isEqualTo("blind");
        assertThat(once.json().at("/alert/held_state").isNull()).isTrue();
        assertThat(once.err()).isEqualToIgnoringNewLines("N" + sentence + ".");
        assertThat(once.code()).isEqualTo(1);
        Result alerts = commands.run("alerts");
        assertThat(alerts.out()).isEmpty();
        assertThat(alerts.err()).startsWith("N" + sentence);
        assertThat(alerts.code()).isEqualTo(2);
        Result report = commands.run("report", "--output", "-");
        assertThat(report.out()).isEmpty();
        assertThat(report.err()).startsWith("N" + sentence);
        assertThat(report.code()).isEqualTo(2);

        ship("access.log", NOON, 3);
        assertThat(commands.run("check").code()).isZero();
        assertThat(commands.run("alerts").code()).isZero();
    }

    /** Its hits are of the last two minutes. */
    @Test
    void theSettleTimeEndsEveryRangeThatEndsNow() throws Exception {
        ship("now.log", Instant.now().minusSeconds(90), 80);
        environment.put("HTTPMONITOR_SETTLE", "1h");

        assertThat(commands.run("watch", "--once", "--output", "json")
                        .json()
                        .at("/alert/state")
                        .asText())
                .isEqualTo("quiet");
        assertThat(commands.run("alerts", "--output", "json").json()).isEmpty();
        assertThat(commands.run("alerts", "--output", "json", "--settle", "0s").json())
                .hasSize(1);
        Result report = commands.run("report", "--from", "-30m", "--output", "-");
        assertThat(report.err()).contains(" must be before --to ");
        assertThat(report.code()).isEqualTo(2);
    }

    /** Its hits made the alert fire: as zero they would let it recover. */
    @Test
    void aClosedIndexIsBlindnessAndNeverZero() throws Exception {
        ship("now.log", Instant.now().minusSeconds(90), 80);
        assertThat(commands.run("check").code()).isEqualTo(2);
        String index = indices().getLast();
        send("POST", "/" + index + "/_close");

        Result check = commands.run("check");
        assertThat(check.out())
                .startsWith("HTTP TRAFFIC UNKNOWN - blind since ")
                .contains(index + " is closed")
                .hasLineCount(1);
        assertThat(check.code()).isEqualTo(3);
        Result once = commands.run("watch", "--once", "--output", "json");
        assertThat(once.json().at("/alert/state").asText()).isEqualTo("blind");
        assertThat(once.json().path("transitions")).isEmpty();
        for (String figure : List.of("/interval/hits", "/total/hits", "/alert/hits", "/alert/hits_per_second")) {
            assertThat(once.json().at(figure).isNull()).as(figure).isTrue();
        }
        assertThat(once.err()).contains(index + " is closed").hasLineCount(1);
        assertThat(once.code()).isEqualTo(1);
        assertThat(commands.run("watch", "--once").out()).contains("BLIND").doesNotContain("QUIET", "ecovered");
        for (String[] question : new String[][] {{"alerts"}, {"alerts", "--explain", "-1m"}}) {
            Result alerts = commands.run(question);
            assertThat(alerts.out()).isEmpty();
            assertThat(alerts.err()).contains(index + " is closed").hasLineCount(1);
            assertThat(alerts.code()).isEqualTo(1);
        }

        send("POST", "/" + index + "/_open?wait_for_active_shards=1");
        assertThat(commands.run("check").code()).isEqualTo(2);
    }

    /** One for each day, the latest at last. */
    private List<String> indices() throws Exception {
        JsonNode found = new ObjectMapper().readTree(send("GET", "/" + environment.get("HTTPMONITOR_INDEX")));
        List<String> names = new ArrayList<>();
        found.fieldNames().forEachRemaining(names::add);
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private String send(String method, String endpoint) throws Exception {
        try (ElasticConnection connection = ElasticConnection.to(settings);
                InputStream answer = connection
                        .send(new Request(method, endpoint))
                        .getEntity()
                        .getContent()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Of a source that is heard now, and has stored all up to some time. */
    private void heartbeat(Instant coveredUntil, long hits) throws Exception {
        try (ElasticConnection connection = ElasticConnection.to(settings)) {
            Request request = new Request("PUT", "/httpmonitor-heartbeat/_doc/a?refresh=true");
            request.setJsonEntity("{\"host\":\"web-1\",\"path\":\"a.log\",\"@timestamp\":\"" + Instant.now()
                    + "\",\"covered_until\":\"" + coveredUntil + "\",\"size\":1,\"offset\":1,\"hits\":" + hits + "}");
            connection.send(request);
        }
    }

    @Test
    void onceSettlesAndEndsWithOneTick() throws Exception {
        ship("now.log", Instant.now().minusSeconds(90), 80);

        Result once = commands.run("watch", "--once", "--output", "json");

        assertThat(once.code()).isZero();
        assertThat(once.json().at("/alert/state").asText()).isEqualTo("firing");
        assertThat(once.json().path("transitions")).hasSize(1);
        assertThat(Instant.parse(once.json().path("time").asText()))
                .isBefore(Instant.now().minusSeconds(2));
    }

    @Test
    void failuresAreOneSentence() {
        for (String[] args : new String[][] {
            {"watch", "--once", "--es-url", "http://127.0.0.1:1"},
            {"alerts", "--es-url", "http://127.0.0.1:1"},
            {"alerts", "--suggest", "2/week", "--es-url", "http://127.0.0.1:1"},
            {"alerts", "--explain", "-1h", "--es-url", "http://127.0.0.1:1"},
            {"watch", "--at", "latest"},
            {"watch", "--at", "latest", "--es-url", "http://127.0.0.1:1"},
            {"setup", "--es-url", "http://127.0.0.1:1"}
        }) {
            Result failed = commands.run(args);
            assertThat(failed.code()).as("%s", List.of(args)).isEqualTo(1);
            assertThat(failed.err()).as("%s", List.of(args)).hasLineCount(1).matches("[A-Z].*[.]\\R");
        }
    }

    @Test
    void wrongUsageIsReported() {
        for (String[] args : new String[][] {
            {"watch", "--interval", "1500ms"},
            {"watch", "--interval", "0s"},
            {"watch", "--window", "7h"},
            {"watch", "--threshold", "5", "--recovery-threshold", "6"},
            {"watch", "--top", "0"},
            {"watch", "--filter", "size=5"},
            {"watch", "--filter", "status=many"},
            {"watch", "--at", "yesterday"},
            {"watch", "--output", "xml"},
            {"watch", "--index", "access-log"},
            {"watch", "--zone", "Nowhere/Land"},
            {"watch", "--no-such-option"},
            {"alerts", "--from", "now", "--to", "-1h"},
            {"alerts", "--suggest", "2"},
            {"alerts", "--suggest", "2/week", "--output", "csv"},
            {"alerts", "--suggest", "2/week", "--explain", "now"},
            {"alerts", "--suggest", "2/week", "--rule", "gone: < 1/s over 1m"},
            {"alerts", "--explain", "-1h", "--output", "csv"},
            {"alerts", "--explain", "-2h", "--from", "-1h"},
            {"alerts", "--explain", "-1h", "--to", "-1h"},
            {"ship"},
            {"no-such-command"}
        }) {
            Result wrong = commands.run(args);
            assertThat(wrong.code()).as("%s", List.of(args)).isEqualTo(2);
            assertThat(wrong.out()).as("%s", List.of(args)).isEmpty();
            assertThat(wrong.err()).as("%s", List.of(args)).contains("--help'").doesNotContain("\tat ");
        }
    }

    @Test
    void theCommandLineBeatsTheEnvironmentBeatsTheFile() throws Exception {
        Path config = Files.writeString(
                folder.resolve("my.properties"), "threshold = 5\nwindow = 1m\nrecovery-threshold = 4\n");
        environment.put("HTTPMONITOR_CONFIG", config.toString());
        environment.put("HTTPMONITOR_WINDOW", "3m");
        environment.put("HTTPMONITOR_THRESHOLD", "6");

        JsonNode alert = commands.run("watch", "--at", "now", "--output", "json", "--threshold", "7")
                .json()
                .path("alert");

        assertThat(alert.path("threshold").decimalValue()).isEqualByComparingTo("7");
        assertThat(alert.path("window_seconds").asInt()).isEqualTo(180);
        assertThat(alert.path("recovery_threshold").decimalValue()).isEqualByComparingTo("4");
    }

    @Test
    void anEnvironmentVariableHoldsAListLineByLine() throws Exception {
        ship("access.log", NOON, 3);
        environment.put("HTTPMONITOR_FILTER", "section=/a\nstatus=500");

        assertThat(stored()).isEqualTo(2);
    }
}
