package httpmonitor.poller.notify.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The last line that a program writes. All its output is read, so that the program does not block; only the end is
 * kept.
 */
record LastLine(CompletableFuture<byte[]> end) {

    /** How much of the end is kept, in bytes. */
    private static final int KEPT = 2_048;

    private static final int LONGEST_LINE = 500;

    /** Begins to read, on a thread of its own. */
    static LastLine of(InputStream output) {
        return new LastLine(CompletableFuture.supplyAsync(
                () -> end(output), work -> Thread.ofVirtual().start(work)));
    }

    private static byte[] end(InputStream output) {
        byte[] buffer = new byte[2 * KEPT];
        int size = 0;
        try (output) {
            for (int read; (read = output.read(buffer, size, buffer.length - size)) >= 0; ) {
                size += read;
                if (size > KEPT) {
                    System.arraycopy(buffer, size - KEPT, buffer, 0, KEPT);
                    size = KEPT;
                }
            }
        } catch (IOException e) {
            return ("its standard error cannot be read: " + e.getMessage()).getBytes(StandardCharsets.UTF_8);
        }
        return Arrays.copyOf(buffer, size);
    }

    /**
     * The line, without control characters and cut where it is too long. An empty text where there is no line; an empty
     * value where the program has not ended its output in time.
     */
    Optional<String> await(Duration atMost) throws InterruptedException {
        try {
            String text = new String(end.get(atMost.toMillis(), TimeUnit.MILLISECONDS), StandardCharsets.UTF_8);
            String line = text.lines()
                    .map(one -> one.replaceAll("\\p{Cntrl}+", " ").strip())
                    .filter(one -> !one.isEmpty())
                    .reduce("", (before, one) -> one);
            return Optional.of(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
