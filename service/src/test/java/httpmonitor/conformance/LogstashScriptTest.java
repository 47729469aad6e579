package httpmonitor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.conformance.LogstashScript.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipeline's script gives the documents of {@code ship}. */
class LogstashScriptTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String W3C = "2026-11-21 12:00:00 10.0.0.1 GET /a - 443 - 192.0.2.7 curl/8 - 200 0 0 15";
    private static final String FIELDS =
            "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
                    + " cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken";

    @TempDir
    private static Path folder;

    private static LogstashScript script;
    private static int sources;

    @BeforeAll
    static void load() {
        script = new LogstashScript(folder, Map.of());
    }

    @AfterAll
    static void end() {
        script.close();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineOfTheCorpusGivesItsDocument(CorpusLine line) {
        assertThat(written(newSource(), line.bytes())).isEqualTo(line.expected());
    }

    static List<CorpusLine> lines() {
        return Corpus.lines();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anOddLineGivesTheDocumentOfShip(long seed) {
        MarginalLines lines = new MarginalLines(seed);
        for (int i = 0; i < Integer.getInteger("odd.lines", 3_000); i++) {
            byte[] line = lines.next();
            assertThat(written(newSource(), line))
                    .describedAs("seed %d, line %d: %s", seed, i, new String(line, StandardCharsets.UTF_8))
                    .isEqualTo(ShippedLine.of(line));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theSamplesOfAFormatGiveTheirDocuments(String name) throws IOException {
        JsonNode format = FormatSamplesTest.format(name);
        try (LogstashScript declared =
                new LogstashScript(folder, Map.of("format", format.has("directive") ? name : ""))) {
            for (JsonNode sample : format.path("samples")) {
                byte[] line = sample.path("line").asText().getBytes(StandardCharsets.UTF_8);
                assertThat(inTermsOfTheCorpus(declared.read("/log", line)))
                        .describedAs(sample.path("line").asText())
                        .isEqualTo(sample.path("document"));
            }
        }
    }

    static List<String> formats() throws IOException {
        return FormatSamplesTest.names();
    }

    @Test
    void anEventSaysWhereItsLineStandsAndWhenItWasRead() {
        Result hit = only(script.read("/var/log/a.log", line("GET /a")));
        assertThat(hit.fields().at("/log/file/path").asText()).isEqualTo("/var/log/a.log");
        assertThat(hit.fields().at("/host/name").asText()).isEqualTo("web-1");
        assertThat(hit.fields().at("/event/created").asText()).isEqualTo("2026-11-30T00:53:20.123Z");
        assertThat(hit.metadata().get("index").asText()).isEqualTo("access-log-2026.11.21");
        assertThat(hit.metadata().get("action").asText()).isEqualTo("create");
    }

    @Test
    void aLineThatIsNoHitKeepsItsBytesItsReasonAndTheTimeOfReading() {
        Result aside = only(script.read("/log", "no hit\r".getBytes(StandardCharsets.US_ASCII)));
        assertThat(aside.fields().at("/event/original").asText()).isEqualTo("no hit\r");
        assertThat(aside.fields().at("/error/message").asText()).isEqualTo("no time in brackets");
        assertThat(aside.fields().get("@timestamp").asText()).isEqualTo("2026-11-30T00:53:20.123Z");
        assertThat(aside.metadata().get("index").asText()).isEqualTo("httpmonitor-unparsed");
    }

    @Test
    void textOfAnotherInputIsTakenAsItIs() {
        Result hit = only(script.read("/log", new String(line("GET /\u00e9"), StandardCharsets.UTF_8), "UTF-8"));
        assertThat(hit.fields().at("/url/path").asText()).isEqualTo("/\u00e9");
    }

    @Test
    void partsOfALineAreOneHitOrEachKeptAside() {
        String hit = new String(line("GET /a"), StandardCharsets.UTF_8);
        assertThat(script.read("/cri", cri("P", hit.substring(0, 30)))).isEmpty();
        assertThat(only(script.read("/cri", cri("F", hit.substring(30))))
                        .fields()
                        .at("/url/path")
                        .asText())
                .isEqualTo("/a");
        assertThat(script.read("/cri", cri("P", "no "))).isEmpty();
        List<Result> aside = script.read("/cri", cri("F", "hit"));
        assertThat(aside)
                .extracting(one -> one.fields().at("/event/original").asText())
                .containsExactly(
                        new String(cri("P", "no "), StandardCharsets.UTF_8),
                        new String(cri("F", "hit"), StandardCharsets.UTF_8));
    }

    @Test
    void aLineWithoutItsEndNeverGrowsBeyondABound() {
        byte[] part = cri("P", "x".repeat(600_000));
        assertThat(script.read("/endless", part)).isEmpty();
        assertThat(script.read("/endless", part)).hasSize(2);
        assertThat(only(script.read("/long", new byte[2 << 20]))
                        .fields()
                        .at("/error/message")
                        .asText())
                .isEqualTo("longer than 1 MiB: 2097152 bytes, cut");
    }

    @Test
    void theColumnsOfAW3cLogAreKnownAfterARestart(@TempDir Path state) {
        Map<String, String> settings =
                Map.of("columns", state.resolve("columns").toString());
        try (LogstashScript before = new LogstashScript(folder, settings)) {
            assertThat(before.read("/iis", FIELDS.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        }
        try (LogstashScript after = new LogstashScript(folder, settings)) {
            byte[] row = W3C.getBytes(StandardCharsets.US_ASCII);
            assertThat(only(after.read("/iis", row)).fields().at("/source/ip").asText())
                    .isEqualTo("192.0.2.7");
            assertThat(only(after.read("/other", row)).fields().has("error")).isTrue();
        }
    }

    @Test
    void settingsThatCannotBeReadStopThePipelineWithASentence() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "format", "no-such-format", "zone", "Mars/Olympus", "trusted_proxies", "x")
                .entrySet()) {
            assertThatThrownBy(() -> new LogstashScript(folder, Map.of(wrong.getKey(), wrong.getValue())))
                    .hasMessageContaining(wrong.getValue());
        }
        assertThatThrownBy(() -> new LogstashScript(folder, Map.of("jar", "", "pipeline", "/nowhere/pipeline")))
                .hasMessageContaining("No httpmonitor.jar is at /nowhere/pipeline/../httpmonitor.jar or");
    }

    private static String newSource() {
        return "/log-" + sources++;
    }

    private static JsonNode written(String source, byte[] line) {
        return inTermsOfTheCorpus(script.read(source, line));
    }

    private static JsonNode inTermsOfTheCorpus(List<Result> results) {
        if (results.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode document = (ObjectNode) only(results).fields();
        if (document.has("error")) {
            assertThat(document.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("@timestamp", "event", "error", "log", "host");
            return JSON.createObjectNode()
                    .put("unparsed", document.at("/error/message").asText());
        }
        document.remove(List.of("log", "host"));
        ObjectNode event = (ObjectNode) document.get("event");
        event.remove("created");
        if (event.isEmpty()) {
            document.remove("event");
        }
        return document;
    }

    private static Result only(List<Result> results) {
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private static byte[] line(String request) {
        return ("192.0.2.7 - - [21/Nov/2026:12:00:00 +0000] \"" + request + " HTTP/1.1\" 200 5")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cri(String tag, String text) {
        return ("2026-11-21T12:00:00.000000001Z stdout " + tag + " " + text).getBytes(StandardCharsets.UTF_8);
    }
}
