package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.ParsedLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OddLinesTest {

    private static final int LINES = 20_000;

    @ParameterizedTest
    @EnumSource
    void a_share_of_lines_is_odd_and_none_of_them_breaks_in_two(LogFormat format) throws Exception {
        var content = new LineContent(format, 0, 100_000);
        Generated usual = Generated.lines(LINES, new LineContent(format, 0, 0), 4);

        Generated generated = Generated.lines(LINES, content, 4);

        assertThat(generated.lines()).hasSize(LINES);
        assertThat(usual.hits()).hasSize(LINES);
        long unparsed = generated.parsed().stream()
                .filter(ParsedLine.Unparsed.class::isInstance)
                .count();
        // One kind in five is garbage, one is a line cut short: of these, some still hold all that makes a hit.
        assertThat(unparsed / (double) LINES).isBetween(0.02, 0.045);
    }

    @Test
    void handshakes_and_empty_requests_are_hits_without_a_section() throws Exception {
        List<AccessLogEntry> hits = odd(5_000);

        double share = hits.stream().filter(hit -> !hit.has(EntryField.SECTION)).count() / 5_000.0;

        assertThat(share).isCloseTo(0.4, within(0.03));
    }

    @Test
    void hostile_texts_carry_raw_control_characters_and_formulas() throws Exception {
        List<String> lines = Generated.lines(1_000, onlyOdd(), 4).lines();

        assertThat(lines)
                .anyMatch(line -> line.contains("\u001b[2J"))
                .anyMatch(line -> line.contains("=cmd|"))
                .anyMatch(line -> line.contains("\\\"><script>"));
    }

    private static List<AccessLogEntry> odd(int lines) throws Exception {
        return Generated.lines(lines, onlyOdd(), 4).hits();
    }

    private static LineContent onlyOdd() {
        return new LineContent(LogFormat.COMBINED, 0, 1_000_000);
    }
}
