package httpmonitor.logstash;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.write.LineDocuments.LineDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline remembers of the columns of W3C logs is bounded: names of sources and headers are read. */
class LogstashColumnsTest {
    private static final String FIELDS = "#Fields: date time c-ip";

    @TempDir
    Path folder;

    private RememberedColumns columns() {
        return RememberedColumns.in(folder.resolve("columns"));
    }

    @Test
    void aRestartKnowsThem() {
        columns().remember("a.log", FIELDS);
        assertThat(columns().of("a.log")).isEqualTo(FIELDS);
        assertThat(columns().of("b.log")).isEmpty();
    }

    @Test
    void aHeaderThatIsTooLongIsNotKept() {
        LogstashLines lines = lines();
        assertThat(read(lines, FIELDS + " cs-method cs-uri-stem sc-status")).isEmpty();
        assertThat(read(lines, "#Fields: c-ip date time cs-method cs-uri-stem sc-status" + " x".repeat(4096)))
                .isEmpty();
        assertThat(read(lines(), "2026-11-21 12:00:00 203.0.113.7 GET /a 200")).contains("\"address\":\"203.0.113.7\"");
    }

    private LogstashLines lines() {
        return new LogstashLines("", "", "", 30, folder.resolve("columns").toString());
    }

    private static String read(LogstashLines lines, String line) {
        return lines.read("a.log", line.getBytes(StandardCharsets.UTF_8), 0).stream()
                .map(LineDocument::json)
                .collect(Collectors.joining());
    }

    @Test
    void ofTooManySourcesTheOneThatWasReadLongestAgoIsForgotten() throws Exception {
        RememberedColumns columns = columns();
        for (int i = 0; i < 1_000; i++) {
            columns.remember(i + ".log", FIELDS);
        }
        columns.remember("0.log", FIELDS);
        columns.remember("new.log", FIELDS);
        assertThat(columns.of("0.log")).isEqualTo(FIELDS);
        assertThat(columns.of("1.log")).isEmpty();
        assertThat(columns.of("new.log")).isEqualTo(FIELDS);
        assertThat(columns().of("new.log")).isEqualTo(FIELDS);
        assertThat(Files.readAllLines(folder.resolve("columns"))).hasSizeBetween(1_000, 1_001);
    }
}
