package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.accesslog.line.ParsedLine;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrappedLinesTest {

    private static final String HIT =
            "203.0.113.7 - frank " + Lines.TIME + " \"GET /a/b HTTP/1.1\" 200 5 \"-\" \"x \\\"y\\\"\"";
    private static final String EXPECTED = Lines.describe(Lines.parse(HIT), Set.of());
    private static final String JSON = HIT.replace("\\", "\\\\").replace("\"", "\\\"");

    private final SourceParser parser = new SourceParser();

    static List<Arguments> wrappers() {
        return Lines.table("wrappers.txt");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("wrappers")
    void whatStandsAroundALineIsTakenAway(String wrapped, String program) {
        String line = wrapped.replace('␛', '\u001b').replace('␀', '\0').replace("<L>", HIT);

        assertThat(describe(line)).isEqualTo(EXPECTED);
        assertThat(describe("\ufeff" + line)).isEqualTo(EXPECTED);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("wrappers")
    void noPartOfItIsEverTheClient(String wrapped, String program) {
        String line = wrapped.replace('␛', '\u001b').replace('␀', '\0').replace("<L>", HIT.replace("203.0.113.7", "-"));

        assertThat(describe(line)).isEqualTo("no client");
    }

    @Test
    void aLineInDockersJsonIsDecoded() {
        assertThat(describe("{\"log\":\"" + JSON + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-29T11:00:00.1Z\"}"))
                .isEqualTo(EXPECTED);
        assertThat(describe("{\"stream\":\"stdout\",\"log\":\"web-1  | " + JSON + "\\r\\n\"}"))
                .isEqualTo(EXPECTED);
    }

    @Test
    void aLineInTheJournalsJsonIsDecoded() {
        assertThat(describe("{ \"__CURSOR\" : \"s=1\", \"PRIORITY\" : \"6\", \"MESSAGE\" : \"" + JSON
                        + "\", \"_PID\" : \"7\" }"))
                .isEqualTo(EXPECTED);
    }

    @Test
    void aLineThatTheJournalWritesAsNumbersIsDecoded() {
        String numbers = Arrays.toString(HIT.getBytes(UTF_8));

        assertThat(describe("{\"PRIORITY\":\"6\",\"MESSAGE\":" + numbers + ",\"_PID\":\"7\"}"))
                .isEqualTo(EXPECTED);
    }

    @Test
    void jsonBehindATimeAndAHostIsRead() {
        String json = "{\"timestamp\":\"2000-10-10T13:55:36-0700\",\"client_ip\":\"203.0.113.7\","
                + "\"url\":\"/a\",\"request_method\":\"GET\",\"status\":\"200\"}";

        assertThat(describe("2026-11-29T11:00:00.613304+00:00 192.0.2.1  " + json))
                .isEqualTo(describe(json))
                .startsWith("ip=203.0.113.7");
    }

    @Test
    void aLineInACollectorsJsonIsDecoded() {
        assertThat(describe("{\"@timestamp\":\"2026-11-29T11:00:00.000Z\",\"log\":{\"offset\":7},\"message\":\"" + JSON
                        + "\"}"))
                .isEqualTo(EXPECTED);
    }

    @Test
    @Timeout(10)
    void anArrayThatABraceClosesHasAnEnd() {
        for (String array : List.of("[}", "[7}", "[7,}]", "[,}", "[[}", "[{]")) {
            assertThat(describe("{\"message\":" + array)).describedAs(array).doesNotStartWith("ip=");
            assertThat(describe("{\"MESSAGE\":" + array + "}"))
                    .describedAs(array)
                    .doesNotStartWith("ip=");
        }
    }

    @Test
    void anObjectInACollectorsJsonIsRead() {
        String object = "{\"time\":\"2000-10-10T13:55:36-0700\",\"remote_addr\":\"203.0.113.7\","
                + "\"request\":\"GET /a HTTP/1.1\",\"status\":\"200\"}";

        for (String key : List.of("message", "msg")) {
            String line = "{\"log\":{\"offset\":7},\"" + key + "\":" + object + ",\"host\":{\"ip\":\"10.0.0.1\"}}";
            assertThat(describe(line)).describedAs(key).isEqualTo(describe(object));
        }
        assertThat(describe("{\"stream\":\"stdout\",\"log\":" + object + "}"))
                .isEqualTo(describe(object))
                .startsWith("ip=203.0.113.7");
        assertThat(describe("{\"other\":" + object + "}")).startsWith("JSON, but without");
    }

    @Test
    void aTimeAndPlainWordsInFrontOfAnObjectAreItsTime() {
        String object = "{\"remote_addr\":\"203.0.113.7\",\"request\":\"GET /a HTTP/1.1\",\"status\":\"200\"}";
        String hit = describe("{\"time\":\"2000-10-10T20:55:36Z\"," + object.substring(1));

        assertThat(hit).startsWith("ip=203.0.113.7");
        assertThat(describe("2000/10/10 20:55:36.000\tINFO\thttp.log.access\thandled request\t" + object))
                .isEqualTo(hit);
        assertThat(describe("2000-10-10T13:55:36-0700 info access " + object)).isEqualTo(hit);
        assertThat(describe("2000/10/10 20:55:36 " + object)).doesNotContain("203.0.113.7");
        assertThat(describe("2000/10/10 20:55:36 [error] 7#7: *1 open " + object))
                .isEqualTo("a line of an error log");
        assertThat(describe("2000/10/10 20:55:36 INFO request \"GET /" + object + "\""))
                .doesNotContain("203.0.113.7");
    }

    @Test
    void partsOfALineInCriAreJoinedEvenWhereAnotherStreamWritesBetweenThem() {
        String time = "2026-11-29T11:00:00.356130693Z ";

        assertThat(describe(time + "stdout P " + HIT.substring(0, 30))).isEqualTo("STANDARD_OUTPUT");
        assertThat(describe(time + "stderr F " + HIT)).isEqualTo(EXPECTED);
        assertThat(describe(time + "stdout P " + HIT.substring(30, 50))).isEqualTo("STANDARD_OUTPUT");
        assertThat(describe(time + "stdout F " + HIT.substring(50))).isEqualTo(EXPECTED);
        assertThat(describe(time + "stdout F " + HIT)).isEqualTo(EXPECTED);
    }

    @Test
    void partsOfALineInDockersJsonAreJoined() {
        String agent = "x".repeat(20_000);
        String line = HIT.replace("x \\\"y\\\"", agent);
        String first = line.substring(0, 16_384).replace("\"", "\\\"");
        String last = line.substring(16_384).replace("\"", "\\\"");

        assertThat(describe("{\"log\":\"" + first + "\",\"stream\":\"stdout\"}"))
                .isEqualTo("DOCKERS_OUTPUT");
        assertThat(describe("{\"log\":\"" + last + "\\n\",\"stream\":\"stdout\"}"))
                .isEqualTo(EXPECTED.replace("x \\\"y\\\"", agent));
    }

    @Test
    void otherFieldsOfTheJournalsExportStandForNothing() {
        assertThat(describe("__REALTIME_TIMESTAMP=1764414000000000")).isEqualTo("JOURNAL_FIELD");
        assertThat(describe("_SYSTEMD_UNIT=nginx.service")).isEqualTo("JOURNAL_FIELD");
        assertThat(describe("SYSLOG_IDENTIFIER=nginx")).isEqualTo("JOURNAL_FIELD");
        assertThat(describe("MESSAGE_ID=39f53479d3a045ac8e11786248231fbf")).isEqualTo("JOURNAL_FIELD");
        assertThat(describe("JOB_RESULT=done")).isEqualTo("JOURNAL_FIELD");
    }

    @Test
    void aMessageOfTheJournalsExportThatCannotBePrintedIsBehindItsLength() {
        assertThat(describe("MESSAGE")).isEqualTo("JOURNAL_FIELD");
        assertThat(describe("Z\0\0\0\0\0\0\0" + HIT)).isEqualTo(EXPECTED);
        assertThat(describe("\ufffd\1\0\0\0\0\0\0" + HIT)).isEqualTo(EXPECTED);
    }

    @Test
    void noControlCharacterIsPartOfAClient() {
        assertThat(describe("Z\0" + HIT)).isEqualTo("no client");
        assertThat(describe("\1" + HIT)).isEqualTo("no client");
    }

    private String describe(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        ParsedLine parsed = parser.parse(bytes, 0, bytes.length);
        return Lines.describe(parsed, Set.of());
    }
}
