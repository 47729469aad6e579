package httpmonitor.generate;

import httpmonitor.accesslog.SourceParser;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    private final ReplayOptions options;
    private final LineBuffer buffer;
    private final SourceParser parser = new SourceParser();
    private final Pace pace;
    private final long mostLines;
    private final long mostNanos;
    private final Instant start;
    private final long startNanos;
    private OptionalLong first = OptionalLong.empty();
    private long written;

    private LogReplay(ReplayOptions options, OutputStream out, Pace pace) {
        this.options = options;
        this.buffer = new LineBuffer(out);
        this.pace = pace;
        this.mostLines = options.lines().orElse(Long.MAX_VALUE);
        this.mostNanos = options.duration().map(Duration::toNanos).orElse(Long.MAX_VALUE);
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
    public static long run(ReplayOptions options, OutputStream out, Pace pace)
            throws IOException, InterruptedException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(options.file()), BUFFER);
                InputStream plain = new BufferedInputStream(Compression.plain(raw, options.file()), BUFFER)) {
            return new LogReplay(options, out, pace).run(plain);
        }
    }

    private long run(InputStream log) throws IOException, InterruptedException {
        Optional<byte[]> line = next(log);
        while (line.isPresent() && written < mostLines && append(line.get())) {
            written++;
            line = next(log);
        }
        buffer.flush();
        return written;
    }

    /** The next line without its LF, empty at the end. A last line without LF is one. */
    private static Optional<byte[]> next(InputStream log) throws IOException {
        int value = log.read();
        if (value < 0) {
            return Optional.empty();
        }
        var line = new ByteArrayOutputStream(256);
        while (value >= 0 && value != '\n') {
            line.write(value);
            value = log.read();
        }
        return Optional.of(line.toByteArray());
    }

    /** False where the line falls due after the end. */
    private boolean append(byte[] line) throws IOException, InterruptedException {
        Optional<StampedLine> stamped = StampedLine.of(parser, line);
        if (stamped.isPresent()) {
            long gap = gapNanos(stamped.get().epochSecond());
            if (gap >= mostNanos) {
                return false;
            }
            await(gap);
            buffer.line().append(stamped.get().at(start.plusNanos(gap).getEpochSecond()));
        } else {
            buffer.line().append(new String(line, StandardCharsets.ISO_8859_1));
        }
        buffer.endLine();
        return true;
    }

    private long gapNanos(long epochSecond) {
        if (first.isEmpty()) {
            first = OptionalLong.of(epochSecond);
        }
        BigDecimal gap = BigDecimal.valueOf(epochSecond - first.getAsLong()).multiply(NANOS);
        return gap.divide(options.speed(), 0, RoundingMode.FLOOR)
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
