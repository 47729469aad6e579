package httpmonitor.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;

/**
 * Lines on their way into a stream, about 256 KiB in one write. They are written as ISO 8859-1: one character, one
 * byte.
 */
final class LineBuffer {

    private static final int ENOUGH = 1 << 18;

    private final OutputStream out;
    private final StringBuilder lines = new StringBuilder();

    LineBuffer(OutputStream out) {
        this.out = out;
    }

    /** Where the present line is built. */
    StringBuilder line() {
        return lines;
    }

    /** Ends the line that is being built. */
    void endLine() throws IOException, InterruptedException {
        lines.append('\n');
        if (lines.length() >= ENOUGH) {
            flush();
        }
    }

    /** Writes what there is. An interrupt is noticed here, between two lines. */
    void flush() throws IOException, InterruptedException {
        try {
            if (!lines.isEmpty()) {
                out.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                lines.setLength(0);
            }
        } catch (ClosedByInterruptException e) {
            // The thread is still interrupted; the exception below says it from here on.
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
    }
}
