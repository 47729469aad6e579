package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class LogReplayTest {

    @TempDir
    Path folder;

    private final FakePace pace = new FakePace();
    private final MemorySink sink = new MemorySink();

    @Test
    void the_first_line_is_now_and_gaps_are_kept() throws Exception {
        replay("""
                10.0.0.1 - - [02/Mar/2019:10:11:12 +0000] "GET /a HTTP/1.1" 200 5
                10.0.0.2 - - [02/Mar/2019:10:11:12 +0000] "GET /b HTTP/1.1" 200 5
                10.0.0.3 - - [02/Mar/2019:10:12:42 +0000] "GET /c HTTP/1.1" 200 5
                """);

        assertThat(sink.lines())
                .containsExactly(
                        "10.0.0.1 - - [21/Nov/2026:12:00:00 +0000] \"GET /a HTTP/1.1\" 200 5",
                        "10.0.0.2 - - [21/Nov/2026:12:00:00 +0000] \"GET /b HTTP/1.1\" 200 5",
                        "10.0.0.3 - - [21/Nov/2026:12:01:30 +0000] \"GET /c HTTP/1.1\" 200 5");
        assertThat(sink.writes()).hasSize(2);
        assertThat(pace.passed()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
    }

    @Test
    void speed_divides_the_gaps() throws Exception {
        replay("""
                10.0.0.1 - - [02/Mar/2019:10:11:12 +0000] "GET /a HTTP/1.1" 200 5
                10.0.0.3 - - [02/Mar/2019:10:12:42 +0000] "GET /c HTTP/1.1" 200 5
                """, "10");

        assertThat(sink.lines().getLast()).contains("[21/Nov/2026:12:00:09 +0000]");
        assertThat(pace.passed()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }

    @Test
    void everything_but_the_time_stays_as_it_is() throws Exception {
        String front = "www.example.com:443 2001:db8::1 - a [b] c ";
        String rest = " \"GET /\u00ff\\\" [02/Mar/2019:10:11:12 +0100] HTTP/1.1\" 404 - \"-\" \"x\u001b[31m\"  extra ";

        replay(front + "[02/Mar/2019:10:11:12 +0530]" + rest + "\r\n");

        assertThat(sink.lines()).containsExactly(front + "[21/Nov/2026:17:30:00 +0530]" + rest + "\r");
    }

    @Test
    void the_csv_variant_is_stamped_too_and_keeps_its_header() throws Exception {
        replay("""
                "remotehost","rfc931","authuser","date","request","status","bytes"
                "10.0.0.2","-","apache",1549573860,"GET /api/user HTTP/1.0",200,1234
                "10.0.0.4","-","a ""b"", c",1549573863,"GET /api/user HTTP/1.0",200,1234
                """);

        assertThat(sink.lines())
                .containsExactly(
                        "\"remotehost\",\"rfc931\",\"authuser\",\"date\",\"request\",\"status\",\"bytes\"",
                        "\"10.0.0.2\",\"-\",\"apache\",1795262400,\"GET /api/user HTTP/1.0\",200,1234",
                        "\"10.0.0.4\",\"-\",\"a \"\"b\"\", c\",1795262403,\"GET /api/user HTTP/1.0\",200,1234");
    }

    /** Times of 2019-03-02T10:11:12Z in every notation, and the same of the present second. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1 - - [2019-03-02T10:11:12.345+00:00] "GET /a HTTP/1.1" 200 5 | 10.0.0.1 - - [2026-11-21T12:00:00.345+00:00] "GET /a HTTP/1.1" 200 5
            10.0.0.1 - - [2/MAR/2019:10:11:12 UTC] "GET /a HTTP/1.1" 200 5 | 10.0.0.1 - - [21/Nov/2026:12:00:00 UTC] "GET /a HTTP/1.1" 200 5
            10.0.0.1 - - [02/Mar/2019:11:11:12.5 +01:00] "GET /a HTTP/1.1" 200 5 | 10.0.0.1 - - [21/Nov/2026:13:00:00.5 +01:00] "GET /a HTTP/1.1" 200 5
            1551521472.779    180 10.0.0.1 TCP_MISS/200 411 GET http://a/b - DIRECT/- x | 1795262400.779    180 10.0.0.1 TCP_MISS/200 411 GET http://a/b - DIRECT/- x
            {"StartLocal":"2019-03-02T11:11:12+01:00","StartUTC":"2019-03-02T10:11:12.5Z","ClientHost":"10.0.0.1","RequestMethod":"GET"} | {"StartLocal":"2026-11-21T13:00:00+01:00","StartUTC":"2026-11-21T12:00:00.5Z","ClientHost":"10.0.0.1","RequestMethod":"GET"}
            {"ts":1551521472345,"remote_addr":"10.0.0.1","request":"GET / HTTP/1.1","status":200} | {"ts":1795262400345,"remote_addr":"10.0.0.1","request":"GET / HTTP/1.1","status":200}
            <13>Mar  2 10:11:12 web1 nginx: 10.0.0.1 - - [02/Mar/2019:10:11:12 +0000] "GET /a HTTP/1.1" 200 5 | <13>Mar  2 10:11:12 web1 nginx: 10.0.0.1 - - [21/Nov/2026:12:00:00 +0000] "GET /a HTTP/1.1" 200 5
            """)
    void every_notation_of_a_time_is_stamped(String line, String stamped) throws Exception {
        replay(line + "\n");

        assertThat(sink.lines()).containsExactly(stamped);
    }

    @Test
    void rows_of_the_w3c_format_are_stamped_by_the_columns_in_front_of_them() throws Exception {
        replay("""
                #Fields: date time c-ip cs-method cs-uri-stem sc-status
                2019-03-02 10:11:12 10.0.0.1 GET /a 200
                2019-03-02\t10:11:15\t10.0.0.1\tGET\t/a\t200
                """);

        assertThat(sink.lines())
                .containsExactly(
                        "#Fields: date time c-ip cs-method cs-uri-stem sc-status",
                        "2026-11-21 12:00:00 10.0.0.1 GET /a 200",
                        "2026-11-21\t12:00:03\t10.0.0.1\tGET\t/a\t200");
    }

    @Test
    void lines_that_are_no_hit_follow_the_line_before_them() throws Exception {
        replay("""
                first of all
                10.0.0.1 - - [02/Mar/2019:10:11:12 +0000] "GET /a HTTP/1.1" 200 5

                [02/Mar/2019:10:11:12 +0000] no hit
                10.0.0.3 - - [02/Mar/2019:10:11:22 +0000] "GET /c HTTP/1.1" 200 5
                last, without a newline""");

        assertThat(sink.lines()).hasSize(6).startsWith("first of all").endsWith("last, without a newline");
        assertThat(sink.lines().get(3)).isEqualTo("[02/Mar/2019:10:11:12 +0000] no hit");
        assertThat(sink.writes()).hasSize(2).first().asString().endsWith("no hit\n");
    }

    @Test
    void a_line_out_of_order_keeps_its_own_gap_and_its_place() throws Exception {
        replay("""
                10.0.0.1 - - [02/Mar/2019:10:11:12 +0000] "GET /a HTTP/1.1" 200 5
                10.0.0.2 - - [02/Mar/2019:10:11:22 +0000] "GET /b HTTP/1.1" 200 5
                10.0.0.3 - - [02/Mar/2019:10:11:10 +0000] "GET /c HTTP/1.1" 200 5
                """);

        assertThat(sink.lines().getLast()).contains("[21/Nov/2026:11:59:58 +0000]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void a_compressed_log_is_read_as_ship_reads_it(String kind) throws Exception {
        Path file = folder.resolve("old.log");
        try (OutputStream out = compressing(kind, Files.newOutputStream(file))) {
            out.write("10.0.0.1 - - [02/Mar/2019:10:11:12 +0000] \"GET /a HTTP/1.1\" 200 5\n"
                    .getBytes(StandardCharsets.US_ASCII));
        }

        LogReplay.run(options(file, "1", OptionalLong.empty(), Optional.empty()), sink, pace);

        assertThat(sink.lines()).containsExactly("10.0.0.1 - - [21/Nov/2026:12:00:00 +0000] \"GET /a HTTP/1.1\" 200 5");
    }

    private static OutputStream compressing(String kind, OutputStream to) throws IOException {
        return switch (kind) {
            case "gz" -> new GZIPOutputStream(to);
            case "xz" -> new XZOutputStream(to, new LZMA2Options(1));
            case "zst" -> new ZstdOutputStream(to);
            case "bz2" -> new BZip2CompressorOutputStream(to);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Test
    void lines_and_duration_end_it() throws Exception {
        String log = """
                10.0.0.1 - - [02/Mar/2019:10:11:12 +0000] "GET /a HTTP/1.1" 200 5
                10.0.0.2 - - [02/Mar/2019:10:11:22 +0000] "GET /b HTTP/1.1" 200 5
                10.0.0.3 - - [02/Mar/2019:10:11:32 +0000] "GET /c HTTP/1.1" 200 5
                """;
        Path file = file(log);

        var twoLines = options(file, "1", OptionalLong.of(2), Optional.empty());
        var tenSeconds = options(file, "1", OptionalLong.empty(), Optional.of(Duration.ofSeconds(10)));

        assertThat(LogReplay.run(twoLines, sink, pace)).isEqualTo(2);
        assertThat(LogReplay.run(tenSeconds, sink, pace)).isEqualTo(1);
    }

    @Test
    void an_empty_log_is_replayed_at_once() throws Exception {
        replay("");

        assertThat(sink.lines()).isEmpty();
    }

    private void replay(String log) throws IOException, InterruptedException {
        replay(log, "1");
    }

    private void replay(String log, String speed) throws IOException, InterruptedException {
        LogReplay.run(options(file(log), speed, OptionalLong.empty(), Optional.empty()), sink, pace);
    }

    private LogReplay.Options options(Path file, String speed, OptionalLong lines, Optional<Duration> duration) {
        var span = TimeSpan.of(lines, duration, Optional.empty(), Optional.empty(), pace.now());
        return new LogReplay.Options(file, new BigDecimal(speed), span);
    }

    private Path file(String log) throws IOException {
        Path file = folder.resolve("old.log");
        return Files.write(file, log.getBytes(StandardCharsets.ISO_8859_1));
    }
}
