package httpmonitor.logstash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
    void aHeaderThatIsTooLongIsIgnored() {
        RememberedColumns columns = columns();
        columns.remember("a.log", FIELDS);
        columns.remember("a.log", FIELDS + " x".repeat(4096));
        assertThat(columns.of("a.log")).isEqualTo(FIELDS);
        assertThat(columns().of("a.log")).isEqualTo(FIELDS);
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
