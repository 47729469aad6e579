package httpmonitor.generate;

import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.compression.Compression;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Writes another log's lines again, as if they happened now: the first hit bears the present second, and the gaps are
 * kept, divided by the speed. Lines that are no hit follow the line before them unchanged. A line older than the one
 * before it is written at once, with its own gap to the first.
 */
public final class LogReplay {

    private static final int BUFFER = 1 << 16;
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal FOREVER = BigDecimal.valueOf(Long.MAX_VALUE);

    private final BigDecimal speed;
    private final LineBuffer buffer;
    private final SourceParser parser = new SourceParser();
    private final Pace pace;
    private final long mostLines;
    private final long mostNanos;
    private final Instant start;
    private final long startNanos;
    private OptionalLong first = OptionalLong.empty();

    /**
     * What a user asks for.
     *
     * @param file the log, compressed or not
     * @param speed gaps between lines are divided by it, above 0
     * @param span at most how many lines there are, and how long it runs
     */
    public record Options(Path file, BigDecimal speed, TimeSpan span) {

        /** Checks the speed; the message of the exception is a sentence for the user. */
        public Options {
            if (speed.signum() <= 0) {
                throw new IllegalArgumentException("--speed must be above 0");
            }
        }
    }

    private LogReplay(Options options, OutputStream out, Pace pace) {
        this.speed = options.speed();
        this.buffer = new LineBuffer(out);
        this.pace = pace;
        this.mostLines = options.span().lines().orElse(Long.MAX_VALUE);
        this.mostNanos = options.span().length().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.start = pace.now();
        this.startNanos = pace.nanos();
    }

    /**
     * Replays a file up to its present end.
     *
     * @return how many lines it wrote
     * @throws IOException where the file could not be read or the stream refused lines
     * @throws InterruptedException where the thread was interrupted; all lines are whole
     */
    public static long run(Options options, OutputStream out, Pace pace) throws IOException, InterruptedException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(options.file()), BUFFER);
                InputStream plain = new BufferedInputStream(Compression.plain(raw, options.file()), BUFFER)) {
            return new LogReplay(options, out, pace).run(plain);
        }
    }

    private long run(InputStream log) throws IOException, InterruptedException {
        long written = 0;
        var line = new ByteArrayOutputStream(256);
        while (written < mostLines && read(log, line) && append(line.toByteArray())) {
            buffer.endLine();
            written++;
        }
        buffer.flush();
        return written;
    }

    /** Reads the next line without its LF; false at the end. A last line without LF is one. */
    private static boolean read(InputStream log, ByteArrayOutputStream line) throws IOException {
        line.reset();
        int value = log.read();
        boolean found = value >= 0;
        while (value >= 0 && value != '\n') {
            line.write(value);
            value = log.read();
        }
        return found;
    }

    /** Appends a line when it falls due; false where that is after the end. */
    private boolean append(byte[] line) throws IOException, InterruptedException {
        if (!(parser.parse(line, 0, line.length) instanceof AccessLogEntry hit)) {
            buffer.line().append(new String(line, StandardCharsets.ISO_8859_1));
            return true;
        }
        long second = hit.epochSecond();
        long gap = gapNanos(second);
        if (gap >= mostNanos) {
            return false;
        }
        await(gap);
        buffer.line().append(LineTime.moved(line, second, start.plusNanos(gap).getEpochSecond()));
        return true;
    }

    private long gapNanos(long epochSecond) {
        if (first.isEmpty()) {
            first = OptionalLong.of(epochSecond);
        }
        BigDecimal gap = BigDecimal.valueOf(epochSecond - first.getAsLong()).multiply(NANOS);
        return gap.divide(speed, 0, RoundingMode.FLOOR)
                .min(FOREVER)
                .max(FOREVER.negate())
                .longValueExact();
    }

    private void await(long dueNanos) throws IOException, InterruptedException {
        long wait = dueNanos - (pace.nanos() - startNanos);
        while (wait > 0) {
            buffer.flush();
            pace.sleep(Duration.ofNanos(Math.clamp(wait, STEP.toNanos(), LONGEST_SLEEP.toNanos())));
            wait = dueNanos - (pace.nanos() - startNanos);
        }
    }
}
