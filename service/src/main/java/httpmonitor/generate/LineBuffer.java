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
        if (!lines.isEmpty()) {
            write();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
    }

    private void write() throws IOException, InterruptedException {
        try {
            out.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted(); // the exception says it from here on
            InterruptedException stopped = new InterruptedException("stopped");
            stopped.initCause(e);
            throw stopped;
        }
        lines.setLength(0);
    }
}
