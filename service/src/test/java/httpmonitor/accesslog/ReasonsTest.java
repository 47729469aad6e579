package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.format.TrustedProxies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The reason why a line is no hit says what it looks like. */
class ReasonsTest {

    private static final String HIT = "1.2.3.4 - - " + Lines.TIME + " \"GET /a HTTP/1.1\" 200 5";
    private static final String ROW = "2026-11-29 11:00:00 192.0.2.2 GET /api/x - 443 - 203.0.113.7 x - 200";

    @Test
    void textInUtf16IsNamed() {
        assertThat(reasons(HIT.getBytes(UTF_16LE))).startsWith("UTF-16, ");
        assertThat(reasons(HIT.getBytes(UTF_16BE))).startsWith("UTF-16, ");
        assertThat(reasons(("\ufeff" + HIT).getBytes(UTF_16LE))).startsWith("UTF-16, ");
        assertThat(reasons(("\0" + HIT).getBytes(UTF_8))).startsWith("ip=1.2.3.4 ");
    }

    @Test
    void whatIsCompressedIsNamed() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(HIT.getBytes(UTF_8));
        }
        ByteArrayOutputStream xz = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(xz, new LZMA2Options(0))) {
            out.write(HIT.getBytes(UTF_8));
        }
        assertThat(reasons(gzip.toByteArray())).isEqualTo("compressed with gzip");
        assertThat(reasons(xz.toByteArray())).isEqualTo("compressed with xz");
    }

    @Test
    void rowsWhoseColumnsAreNotKnownAreNamed() {
        assertThat(reasons(ROW.getBytes(UTF_8)))
                .isEqualTo("W3C without #Fields: no line that names its columns was read");
        assertThat(reasons(ROW.replace(' ', '\t').getBytes(UTF_8))).startsWith("W3C without #Fields");
        assertThat(reasons("2026-11-29 11:00:00 some other log of the day".getBytes(UTF_8)))
                .isEqualTo("no time in brackets");
    }

    @Test
    void aRowWithFewerColumnsThanNamedSaysSo() {
        SourceParser parser = new SourceParser();
        byte[] fields = "#Fields: date time s-ip cs-method cs-uri-stem x x x c-ip x x sc-status y z".getBytes(UTF_8);
        parser.parse(fields, 0, fields.length);
        byte[] row = ROW.getBytes(UTF_8);

        assertThat(Lines.describe(parser.parse(row, 0, row.length), Set.of()))
                .isEqualTo("W3C, but with fewer columns than its #Fields line names");
    }

    @Test
    void linesOfAnErrorLogAreNamed() {
        assertThat(reasons("2026/11/29 11:00:00 [error] 7#0: *1 open() failed, client: 203.0.113.7".getBytes(UTF_8)))
                .isEqualTo("a line of an error log");
        assertThat(reasons(
                        "[Sun Nov 29 11:00:00.1 2026] [core:error] [pid 7] [client 203.0.113.7:1] x".getBytes(UTF_8)))
                .isEqualTo("a line of an error log");
    }

    @Test
    void jsonWithoutATimeThatIsKnownSaysSo() {
        assertThat(reasons(
                        "{\"remote_addr\":\"1.2.3.4\",\"request\":\"GET / HTTP/1.1\",\"status\":200}".getBytes(UTF_8)))
                .isEqualTo("JSON, but without a time that is known");
    }

    @Test
    void theFirstFieldThatDoesNotMatchADeclaredFormatIsNamed() {
        SourceParser parser = new SourceParser(new LineRules(
                "$remote_addr [$time_local] \"$request\" $status $request_time", ZoneOffset.UTC, TrustedProxies.NONE));
        byte[] line = ("1.2.3.4 " + Lines.TIME + " \"GET / HTTP/1.1\" 200 x").getBytes(UTF_8);

        assertThat(Lines.describe(parser.parse(line, 0, line.length), Set.of()))
                .isEqualTo("not the declared format: request_time does not match");
    }

    private static String reasons(byte[] line) {
        return Lines.describe(new SourceParser().parse(line, 0, line.length), Set.of());
    }
}
