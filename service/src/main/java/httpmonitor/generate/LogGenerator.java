package httpmonitor.generate;

import httpmonitor.generate.site.Dice;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Writes made-up traffic into a stream, whole lines at a time.
 *
 * <p>Lines follow each other in time, to the second. What is back-dated depends on the options, the seed and the first
 * second alone, on every machine. Live traffic is on time to about 50 ms; after a stall it catches up at once, so that
 * the average holds.
 */
public final class LogGenerator {

    /** Half of what a line may wait for its write. */
    private static final Duration STEP = Duration.ofMillis(50);

    private static final long NANOS = 1_000_000_000;

    private final TimeSpan span;
    private final Arrivals arrivals;
    private final GeneratedLines source;
    private final long lines;
    private final LineBuffer buffer;
    private final Pace pace;
    private long written;
    private long lastSecond = Long.MIN_VALUE;

    /** What a user asks for. */
    public LogGenerator(GenerateOptions options, OutputStream out, Pace pace) {
        long seed = options.seed().orElseGet(() -> new SplittableRandom().nextLong());
        this.span = options.span();
        this.arrivals = new Arrivals(options.shape(), span.length(), new Dice(seed, 0));
        this.source = new GeneratedLines(options.content(), seed);
        this.lines = span.lines().orElse(Long.MAX_VALUE);
        this.buffer = new LineBuffer(out);
        this.pace = pace;
    }

    /**
     * Writes until the traffic ends.
     *
     * @return how many lines it wrote
     * @throws IOException where the stream refused lines
     * @throws InterruptedException where the thread was interrupted; all lines are whole
     */
    public long run() throws IOException, InterruptedException {
        if (span.from().isPresent()) {
            backDated(span.from().get());
        } else {
            live();
        }
        return written;
    }

    private void live() throws IOException, InterruptedException {
        long start = pace.nanos();
        while (true) {
            long elapsed = pace.nanos() - start;
            writeUpTo(arrivals.dueBy(elapsed), pace.now().getEpochSecond());
            buffer.flush();
            if (endedBy(elapsed)) {
                return;
            }
            pace.sleep(STEP);
        }
    }

    private void backDated(Instant from) throws IOException, InterruptedException {
        long second = 0;
        while (!endedBy(second * NANOS)) {
            writeUpTo(arrivals.dueBy((second + 1) * NANOS), from.getEpochSecond() + second);
            second++;
        }
        buffer.flush();
    }

    private boolean endedBy(long nanos) {
        return written >= lines || arrivals.endedBy(nanos);
    }

    private void writeUpTo(long due, long epochSecond) throws IOException, InterruptedException {
        // A wall clock that is set back must not put lines out of order.
        lastSecond = Math.max(lastSecond, epochSecond);
        while (written < Math.min(due, lines)) {
            source.append(buffer.line(), lastSecond);
            buffer.endLine();
            written++;
        }
    }
}
