package httpmonitor.generate;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Lines on their way into a sink, a few hundred kilobytes in one write. */
final class Batch {

    private static final int ENOUGH = 1 << 18;

    private final LineSink sink;
    private final LineBuffer lines = new LineBuffer();

    Batch(LineSink sink) {
        this.sink = sink;
    }

    /** To be appended to, a whole line at a time, each followed by {@link #lineAdded}. */
    LineBuffer lines() {
        return lines;
    }

    void lineAdded() throws IOException, InterruptedException {
        if (lines.size() >= ENOUGH) {
            flush();
        }
    }

    /** Writes what there is. An interrupt is noticed here, between two lines. */
    void flush() throws IOException, InterruptedException {
        if (lines.size() > 0) {
            write();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
    }

    private void write() throws IOException, InterruptedException {
        try {
            sink.write(lines.content());
        } catch (ClosedByInterruptException e) {
            Thread.interrupted(); // the exception says it from here on
            InterruptedException stopped = new InterruptedException("stopped");
            stopped.initCause(e);
            throw stopped;
        }
        lines.cut(0);
    }
}
