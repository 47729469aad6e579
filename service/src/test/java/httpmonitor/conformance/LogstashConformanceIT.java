package httpmonitor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline in a real Logstash, where there is one. */
class LogstashConformanceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAST = "10.0.0.7 - - [10/Oct/2026:13:55:36 +0000] \"GET /last HTTP/1.1\" 200 5";
    private static final int ODD_LINES = 2_000;

    @TempDir
    private static Path folder;

    private static final List<CorpusLine> LINES = new ArrayList<>();
    private static LogstashProcess logstash;

    @BeforeAll
    static void run() throws Exception {
        assumeTrue(LogstashProcess.isAvailable(), "not applicable: no LOGSTASH_HOME, and no Docker engine answers");
        LINES.addAll(Corpus.lines());
        MarginalLines odd = new MarginalLines(4);
        for (int i = 0; i < ODD_LINES; i++) {
            byte[] line = odd.next();
            LINES.add(new CorpusLine("odd line " + i, line, ShippedLine.of(line)));
        }
        addSamples();
        byte[] last = LAST.getBytes(StandardCharsets.US_ASCII);
        LINES.add(new CorpusLine("last line", last, ShippedLine.of(last)));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (CorpusLine line : LINES) {
            log.writeBytes(line.bytes());
            log.write('\n');
        }
        Files.write(folder.resolve("access.log"), log.toByteArray());
        logstash = LogstashProcess.start(folder);
        logstash.finishAfter(
                LINES.size(), List.of(index(LINES.get(LINES.size() - 1).expected())));
    }

    /** Adds samples of each format that is detected without a setting. */
    private static void addSamples() throws IOException {
        for (String name : FormatSamplesTest.names()) {
            JsonNode format = FormatSamplesTest.format(name);
            if (!format.has("directive")) {
                for (JsonNode sample : format.path("samples")) {
                    byte[] line = sample.path("line").asText().getBytes(StandardCharsets.UTF_8);
                    LINES.add(new CorpusLine("sample of " + name, line, sample.path("document")));
                }
            }
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (logstash != null) {
            logstash.stop();
        }
    }

    @Test
    void logstashWritesTheDocumentsThatShipWrites() {
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < LINES.size(); i++) {
            CorpusLine line = LINES.get(i);
            all.assertThat(written(i + 1, line)).describedAs(line.toString()).isEqualTo(line.expected());
        }
        all.assertAll();
    }

    @Test
    void aLineThatIsNoHitIsKeptAsItWasWritten() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < LINES.size(); i++) {
            CorpusLine line = LINES.get(i);
            if (line.expected().has("unparsed")) {
                String document = logstash.output("httpmonitor-unparsed", i + 1).orElse("{}");
                all.assertThat(JSON.readTree(document).at("/event/original").asText())
                        .describedAs(line.toString())
                        .isEqualTo(new String(line.bytes(), StandardCharsets.UTF_8));
            }
        }
        all.assertAll();
    }

    @Test
    void everyDocumentSaysWhenAndWhereTheLineWasRead() throws Exception {
        JsonNode hit = JSON.readTree(
                logstash.output("access-log-2026.10.10", LINES.size()).orElseThrow());
        assertThat(Instant.parse(hit.at("/event/created").asText())).isBefore(Instant.now());
        assertThat(hit.at("/log/file/path").asText())
                .isEqualTo(folder.resolve("access.log").toString());
        assertThat(hit.at("/host/name").asText()).isEqualTo("web-1");
    }

    @Test
    void aHeartbeatHasItsFieldsAndNoOthers() throws Exception {
        String first = logstash.output("httpmonitor-heartbeat", "logstash-web-1")
                .orElseThrow()
                .lines()
                .findFirst()
                .orElseThrow();
        JsonNode beat = JSON.readTree(first);
        assertThat(beat.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("@timestamp", "covered_until", "host", "path", "size", "offset");
        assertThat(Instant.parse(beat.get("covered_until").asText()))
                .isBefore(Instant.parse(beat.get("@timestamp").asText()));
        assertThat(beat.get("host").asText()).isEqualTo("web-1");
    }

    /** What came out for this line, in the corpus's terms. */
    private static JsonNode written(int number, CorpusLine line) {
        String index = index(line.expected());
        return logstash.output(index, number)
                .map(LogstashConformanceIT::withoutOrigin)
                .orElseGet(() -> {
                    String elsewhere =
                            index.equals("httpmonitor-unparsed") ? "access-log-archive" : "httpmonitor-unparsed";
                    return logstash.output(elsewhere, number)
                            .map(LogstashConformanceIT::withoutOrigin)
                            .orElse(JsonNodeFactory.instance.nullNode());
                });
    }

    /** Where a document like this belongs. */
    private static String index(JsonNode expected) {
        JsonNode time = expected.get("@timestamp");
        if (time == null) {
            return "httpmonitor-unparsed";
        }
        Instant at = Instant.parse(time.asText());
        return at.isBefore(Instant.now().minus(LogstashProcess.RETENTION))
                        || at.isAfter(Instant.now().plusSeconds(86_400))
                ? "access-log-archive"
                : DateTimeFormatter.ofPattern("'access-log-'uuuu.MM.dd").format(at.atOffset(ZoneOffset.UTC));
    }

    /**
     * The document without the fields that say when and where the line was read. All other fields stay, so that a
     * difference shows.
     */
    private static JsonNode withoutOrigin(String json) {
        try {
            ObjectNode document = (ObjectNode) JSON.readTree(json);
            for (String field : List.of("event/created", "log/file/path", "host/name")) {
                removeWithEmptyParents(document, field);
            }
            return document.has("error") ? unparsed(document) : document;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not one document: " + json, e);
        }
    }

    private static void removeWithEmptyParents(ObjectNode object, String path) {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        if (slash >= 0 && object.get(name) instanceof ObjectNode child) {
            removeWithEmptyParents(child, path.substring(slash + 1));
        }
        if (slash < 0 || object.path(name).isEmpty()) {
            object.remove(name);
        }
    }

    private static JsonNode unparsed(ObjectNode document) {
        assertThat(document.fieldNames()).toIterable().containsExactlyInAnyOrder("@timestamp", "event", "error");
        assertThat(document.get("event").fieldNames()).toIterable().containsExactly("original");
        return JSON.createObjectNode()
                .put("unparsed", document.at("/error/message").asText());
    }
}
