package httpmonitor.bench;

import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.write.ElasticsearchEntrySink;
import httpmonitor.ingest.ship.EntrySink.Batch;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One line at a time, on one core: parsed alone, parsed and written as a document, and parsed by a regular expression.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Parsing {

    /** Lines of one invocation. */
    static final int LINES = 1_000;

    /** The system property that names a log of at least as many lines. */
    static final String LOG = "httpmonitor.bench.log";

    private static final byte[] ID = "A".repeat(32).getBytes(StandardCharsets.US_ASCII);
    private static final LineOrigin ORIGIN = new LineOrigin("/var/log/nginx/access.log", 123_456_789);
    private static final Pattern COMBINED =
            Pattern.compile("^(\\S+) (\\S+) (.+?) \\[([^\\]]+)\\] \"((?:[^\"\\\\]|\\\\.)*)\" (\\d{3}|-) (\\d+|-)"
                    + "(?: \"((?:[^\"\\\\]|\\\\.)*)\" \"((?:[^\"\\\\]|\\\\.)*)\")?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private final SourceParser parser = new SourceParser();
    private byte[][] bytes = {};
    private String[] texts = {};
    private ElasticConnection connection = ElasticConnection.to(ElasticSettings.of("http://127.0.0.1:1"));
    private ElasticsearchEntrySink sink =
            new ElasticsearchEntrySink(connection, IndexNames.of("access-log-*"), Duration.ofDays(30), "web1");
    private Instant now = Instant.EPOCH;

    /** Reads the log. */
    @Setup(Level.Trial)
    public void read() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of(System.getProperty(LOG))).subList(0, LINES);
        texts = lines.toArray(String[]::new);
        bytes = lines.stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        now = Instant.now();
    }

    /** Closes the connection, over which nothing was sent. */
    @TearDown(Level.Trial)
    public void close() {
        connection.close();
    }

    /** The parser alone. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public void parse(Blackhole seen) {
        for (byte[] line : bytes) {
            seen.consume(parser.parse(line, 0, line.length));
        }
    }

    /** From the line's bytes to the bytes of a bulk request. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public int parseAndWrite() {
        Batch batch = sink.newBatch();
        for (byte[] line : bytes) {
            if (parser.parse(line, 0, line.length) instanceof AccessLogEntry entry) {
                batch.addHit(ID, entry, ORIGIN, now, now);
            }
        }
        int bytes = batch.bytes();
        batch.recycle();
        return bytes;
    }

    /** What most programs do: a regular expression, and a formatter for the time. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public void regularExpression(Blackhole seen) {
        for (String line : texts) {
            Matcher matcher = COMBINED.matcher(line);
            if (matcher.find()) {
                seen.consume(OffsetDateTime.parse(matcher.group(4), TIME).toInstant());
                seen.consume(matcher.group(5));
            }
        }
    }
}
