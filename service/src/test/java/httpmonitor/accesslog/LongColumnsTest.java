package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import org.junit.jupiter.api.Test;

/** A line of column names may be longer than what is kept of it. */
class LongColumnsTest {
    private static final String SHORT =
            "#Fields: date time c-ip cs-method cs-uri-stem sc-status sc-bytes time-taken cs-version cs-host";
    private static final String LONG =
            "#Fields: date time c-ip cs-method cs-uri-stem time-taken sc-status sc-bytes " + "x-other ".repeat(2_000);
    private static final String ROW = "2000-10-10 20:55:36 1.2.3.4 GET /a 7 404 5 " + "- ".repeat(2_000);

    private final SourceParser parser = new SourceParser();

    private ParsedLine parse(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return parser.parse(bytes, 0, bytes.length);
    }

    @Test
    void itHoldsForTheNextRow() {
        parse(SHORT);
        parse(LONG);
        assertThat(parse(ROW.strip()))
                .isInstanceOfSatisfying(
                        AccessLogEntry.class,
                        entry -> assertThat(entry.status()).isEqualTo(404));
        assertThat(parser.columns()).as("what is kept across restarts").isEmpty();
    }

    @Test
    void noRowIsReadByTheColumnsOfAnEarlierLine() {
        parse(SHORT);
        parse(LONG);
        parse("a line without meaning ".repeat(1_000));
        assertThat(parse(ROW.strip())).isNotInstanceOf(AccessLogEntry.class);
    }
}
