package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of which a part is missing is no hit with fewer fields: it is kept, with the reason. */
class TornLinesTest {

    private static final String TORN = "JSON, but not one whole object";
    private static final String NGINX = "{\"time_iso8601\":\"2000-10-10T20:55:36+00:00\",\"remote_addr\":\"1.2.3.4\","
            + "\"request\":\"GET /a HTTP/1.1\",\"status\":200,\"body_bytes_sent\":5,\"upstream\":[{\"a\":1},2],"
            + "\"http_user_agent\":\"curl \\\"8\\\"\"}";
    private static final String CADDY = "{\"level\":\"info\",\"ts\":971211336.0,\"logger\":\"http.log.access\","
            + "\"request\":{\"remote_ip\":\"1.2.3.4\",\"proto\":\"HTTP/1.1\",\"method\":\"GET\",\"host\":\"h\","
            + "\"uri\":\"/a\",\"headers\":{\"User-Agent\":[\"curl\"]}},\"duration\":0.1,\"size\":5,\"status\":200}";
    private static final String PLAIN = "1.2.3.4 - - " + Lines.TIME + " \"GET /a HTTP/1.1\" 200 5";
    private static final String DOCKER = "{\"log\":\"1.2.3.4 - - " + Lines.TIME + " \\\"GET /a HTTP/1.1\\\" 200 5\\n\","
            + "\"stream\":\"stdout\",\"time\":\"2000-10-10T20:55:36Z\"}";

    @ParameterizedTest
    @ValueSource(strings = {NGINX, CADDY, DOCKER})
    void anObjectWithoutItsEndIsNoHit(String line) {
        assertThat(describe(line)).startsWith("ip=1.2.3.4 ");
        assertThat(IntStream.range(1, line.length()).mapToObj(end -> line.substring(0, end)))
                .allSatisfy(torn -> assertThat(describe(torn)).isEqualTo(TORN));
    }

    @ParameterizedTest
    @ValueSource(strings = {NGINX, CADDY, DOCKER})
    void anObjectThatIsCutInFrontOfTheNextLineIsNoHit(String line) {
        assertThat(IntStream.rangeClosed(1, line.length()).mapToObj(end -> line.substring(0, end)))
                .allSatisfy(torn -> assertThat(describe(torn + line)).isEqualTo(TORN))
                .allSatisfy(torn -> assertThat(describe(torn + PLAIN)).isEqualTo(TORN));
    }

    @ParameterizedTest
    @ValueSource(strings = {NGINX, CADDY, DOCKER})
    void anObjectWithoutItsBeginningIsNoHit(String line) {
        assertThat(IntStream.range(1, line.length()).mapToObj(line::substring))
                .allSatisfy(torn -> assertThat(describe(torn)).doesNotContain("=1.2.3.4"));
        assertThat(describe(CADDY.substring(CADDY.indexOf("{\"remote_ip")))).isEqualTo(TORN);
    }

    @Test
    void aWholeObjectMayHaveBlanksNulsAndACommaBehindIt() {
        assertThat(describe(NGINX + " \t")).isEqualTo(describe(NGINX));
        assertThat(describe(NGINX + "\0\0")).isEqualTo(describe(NGINX));
        assertThat(describe(NGINX + ",")).isEqualTo(describe(NGINX));
    }

    @Test
    void aMemberWithoutAValueDoesNotHideTheNextOne() {
        assertThat(describe(NGINX.replace("\"status\"", "\"other\":,\"status\"")))
                .isEqualTo(describe(NGINX));
        assertThat(describe(NGINX.replace("\"}", "\",\"other\":}"))).isEqualTo(describe(NGINX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001, 0.002", "0.001, 0.002 : 0.003", "-, -", "502, 200"})
    void aListOfUpstreamsWithoutQuotesIsOneMember(String list) {
        assertThat(describe(NGINX.replace("\"status\"", "\"upstream_list\":" + list + ",\"status\"")))
                .isEqualTo(describe(NGINX));
        assertThat(describe(NGINX.replace("\"}", "\",\"upstream_list\":" + list + "}")))
                .isEqualTo(describe(NGINX));
    }

    @Test
    void aSyslogHeaderWithoutItsEndIsKept() {
        assertThat(describe("<190>1 2000-10-10T20:55:36Z h nginx 7 - [id name=\"val"))
                .isEqualTo("no time in brackets");
        assertThat(describe("<190>1 2000-10-10T20:55:36Z h nginx 7 - [id name=\"val\"] " + PLAIN))
                .isEqualTo(describe(PLAIN));
    }

    private static String describe(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return Lines.describe(new SourceParser().parse(bytes, 0, bytes.length), Set.of());
    }
}
