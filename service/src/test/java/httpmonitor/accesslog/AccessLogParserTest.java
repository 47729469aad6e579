package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.format.TrustedProxies;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Skipped;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogParserTest {

    private static final String HIT = "1.2.3.4 - - " + Lines.TIME + " \"GET /a/b HTTP/1.1\" 200 5";

    static List<Arguments> lines() {
        return Lines.table("lines.txt");
    }

    static List<Arguments> frontColumns() {
        return Lines.table("front-columns.txt");
    }

    static List<Arguments> requests() {
        return Lines.table("requests.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void aLineIsWhatTheTableSays(String line, String expected) {
        assertThat(Lines.describe(Lines.parse(line), Lines.REQUEST)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frontColumns")
    void columnsInFrontOfTheTimeAreDistinguished(String columns, String expected) {
        String line = columns + " " + Lines.TIME + " \"-\" - -";

        assertThat(Lines.describe(Lines.parse(line), Set.of())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void aRequestIsTakenApart(String request, String expected) {
        String line = "1.2.3.4 - - " + Lines.TIME + " \"" + request + "\" - -";

        assertThat(Lines.describe(Lines.parse(line), Set.of())).isEqualTo(("ip=1.2.3.4 " + expected).strip());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "[2000-10-10T22:55:36]",
                "[2000-10-10 22:55:36.000]",
                "[2000/10/10 22:55:36,000]",
                "[10/Oct/2000:22:55:36]",
                "[10/Oct/2000 22:55:36]"
            })
    void aTimeInBracketsThatNamesNoZoneIsNoTimeByItself(String time) {
        assertThat(describeInVienna("1.2.3.4 - frank " + time + " \"-\" 200 5"))
                .isEqualTo("the time in brackets is not a time in front of a quoted request");
    }

    @Test
    void aTimeThatNamesItsZoneIsFoundBehindOneThatDoesNot() {
        assertThat(describeInVienna("1.2.3.4 - x [2026-11-29 11:00:00] \"y\" " + Lines.TIME + " 7 \"-\" 200 5"))
                .isEqualTo("ip=1.2.3.4 user=x [2026-11-29 11:00:00] \"y\" status=200 bytes=5");
        assertThat(describeInVienna("web [2026-11-29 11:00:00] 1.2.3.4 - - " + Lines.TIME + " \"-\" 200 5"))
                .isEqualTo("ip=1.2.3.4 status=200 bytes=5");
    }

    @Test
    void aTimeWithoutAZoneInFrontOfOtherWordsIsThatOfAnotherProgram() {
        assertThat(describeInVienna("app 1.2.3.4 [2026-11-29 11:00:00] called \"x\" took \"5\" 200 7"))
                .isEqualTo("the time in brackets is not a time in front of a quoted request");
    }

    @Test
    void aNumberInBracketsIsNoTimeByItself() {
        assertThat(describeInVienna("1.2.3.4 - - [971211336] \"GET / HTTP/1.1\" 200 5"))
                .isEqualTo("the time in brackets is not a time in front of a quoted request");
    }

    private static String describeInVienna(String line) {
        SourceParser vienna = new SourceParser(new LineRules("", ZoneId.of("Europe/Vienna"), TrustedProxies.NONE));
        byte[] bytes = line.getBytes(UTF_8);
        return Lines.describe(vienna.parse(bytes, 0, bytes.length), Set.of());
    }

    @Test
    void anEmptyLineStandsForNothing() {
        assertThat(Lines.parse("")).isEqualTo(Skipped.EMPTY);
        assertThat(Lines.parse("\r")).isEqualTo(Skipped.EMPTY);
    }

    @Test
    void aCarriageReturnAtTheEndIsNoPartOfTheLine() {
        assertThat(Lines.describe(Lines.parse(HIT + "\r"), Set.of()))
                .isEqualTo(Lines.describe(Lines.parse(HIT), Set.of()));
        assertThat(Lines.hit(HIT + "\r").bodyBytes()).isEqualTo(5);
        assertThat(Lines.parse("\"remotehost\",\"rfc931\"\r")).isEqualTo(Skipped.CSV_HEADER);
    }

    @Test
    void aLineMayStandAnywhereInABuffer() {
        for (Arguments row : lines()) {
            String line = (String) row.get()[0];
            byte[] buffer = ("\"x\\\n" + line + "\" 1 [\n").getBytes(UTF_8);
            int from = 4;
            ParsedLine within = AccessLogParser.parse(buffer, from, from + line.getBytes(UTF_8).length);

            assertThat(Lines.describe(within, Set.of())).isEqualTo(Lines.describe(Lines.parse(line), Set.of()));
        }
    }

    @Test
    void anAsciiLineIsNotCopied() {
        byte[] bytes = HIT.getBytes(UTF_8);

        assertThat(((AccessLogEntry) AccessLogParser.parse(bytes, 0, bytes.length)).bytes())
                .isSameAs(bytes);
    }

    @Test
    void aRangeOutsideOfTheBufferIsRefused() {
        assertThatThrownBy(() -> AccessLogParser.parse(new byte[3], 1, 4))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        String line = "1.2.3.4 - fran\u00e7ois " + Lines.TIME
                + " \"GET /caf\u00e9/x HTTP/1.1\" 200 5 \"-\" \"\u00c3\u00a9 \u00ff\"";

        assertThat(Lines.describe(Lines.parseLatin1(line), Set.of()))
                .isEqualTo(
                        "ip=1.2.3.4 user=fran\ufffdois method=GET target=/caf\ufffd/x path=/caf\ufffd/x section=/caf\ufffd"
                                + " version=1.1 agent=\u00e9 \ufffd status=200 bytes=5");
    }

    @Test
    void halfASurrogatePairAndAnOverlongSlashAreNoUtf8() {
        String line = "1.2.3.4 - - " + Lines.TIME + " \"GET /\u00ed\u00a0\u0080\u00c0\u00af HTTP/1.1\" 200 5";
        AccessLogEntry entry = (AccessLogEntry) Lines.parseLatin1(line);

        assertThat(Lines.text(entry, EntryField.SECTION)).matches("/\ufffd+");
    }

    @Test
    void aRawTlsHandshakeIsAMalformedRequestAndAHit() {
        String line = "1.2.3.4 - - " + Lines.TIME + " \"\u0016\u0003\u0001\u0000\u00f4\u0001\" 400 150";

        assertThat(Lines.describe(Lines.parseLatin1(line), Set.of())).isEqualTo("ip=1.2.3.4 status=400 bytes=150");
    }

    @Test
    void aSectionIsCutAt256CodePoints() {
        assertThat(section("a".repeat(255))).isEqualTo("/" + "a".repeat(255));
        assertThat(section("a".repeat(256))).isEqualTo("/" + "a".repeat(255));
        assertThat(section("a".repeat(9000) + "/b")).isEqualTo("/" + "a".repeat(255));
        assertThat(section("\u00e9".repeat(255) + "/b")).isEqualTo("/" + "\u00e9".repeat(255));
        assertThat(section("\ud83d\ude00".repeat(300))).isEqualTo("/" + "\ud83d\ude00".repeat(255));
    }

    private static String section(String path) {
        String line = "1.2.3.4 - - " + Lines.TIME + " \"GET /" + path + " HTTP/1.1\" 200 5";
        return String.valueOf(Lines.text(Lines.hit(line), EntryField.SECTION));
    }
}
