package httpmonitor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.format.TrustedProxies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of every format's data file are its test. */
class FormatSamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FORMATS = Corpus.LOGSTASH.resolve("formats");

    @ParameterizedTest
    @MethodSource("names")
    void theSamplesOfAFormatGiveTheirDocuments(String name) throws IOException {
        JsonNode format = format(name);
        SourceParser parser = parser(format.has("directive") ? name : "");
        for (JsonNode sample : format.path("samples")) {
            assertThat(ShippedLine.of(parser, bytes(sample)))
                    .describedAs(sample.path("line").asText())
                    .isEqualTo(sample.path("document"));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFormatThatIsDeclaredByNameGivesTheSameDocuments(String name) throws IOException {
        JsonNode format = format(name);
        if (format.has("variables")) {
            return;
        }
        SourceParser parser = parser(name);
        for (JsonNode sample : format.path("samples")) {
            assertThat(ShippedLine.of(parser, bytes(sample))).isEqualTo(sample.path("document"));
        }
    }

    @Test
    void theOrderOfTrialNamesEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(FORMATS)) {
            List<String> inFolder = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.replace(".json", ""))
                    .toList();
            assertThat(names()).containsExactlyInAnyOrderElementsOf(inFolder);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileBearsTheNameOfItsFormat(String name) throws IOException {
        assertThat(format(name).path("name").asText()).isEqualTo(name);
    }

    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>(Files.readAllLines(FORMATS.resolve("order.txt")));
        names.removeIf(line -> line.isBlank() || line.startsWith("#"));
        return names;
    }

    static JsonNode format(String name) throws IOException {
        return JSON.readTree(FORMATS.resolve(name + ".json").toFile());
    }

    private static SourceParser parser(String declared) {
        return new SourceParser(new LineRules(declared, ZoneOffset.UTC, TrustedProxies.NONE));
    }

    private static byte[] bytes(JsonNode sample) {
        return sample.path("line").asText().getBytes(StandardCharsets.UTF_8);
    }
}
