package httpmonitor.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines on their way into a stream, a few hundred kilobytes in one write, and one that is being built. Texts go in as
 * ISO 8859-1: one character, one byte.
 */
final class LineBuffer {

    private static final int ENOUGH = 1 << 18;

    private final OutputStream out;
    private byte[] bytes = new byte[1 << 16];
    private int size;

    LineBuffer(OutputStream out) {
        this.out = out;
    }

    LineBuffer text(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        span(latin, 0, latin.length);
        return this;
    }

    LineBuffer number(long number) {
        return text(Long.toString(number));
    }

    void oneByte(int value) {
        makeRoomFor(1);
        bytes[size++] = (byte) value;
    }

    /** Appends {@code length} bytes of {@code source}. */
    void span(byte[] source, int from, int length) {
        makeRoomFor(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    int size() {
        return size;
    }

    /** Forgets everything from {@code newSize} on. */
    void cut(int newSize) {
        size = newSize;
    }

    /** Ends the line that is being built. */
    void endLine() throws IOException, InterruptedException {
        oneByte('\n');
        if (size >= ENOUGH) {
            flush();
        }
    }

    /** Writes what there is. An interrupt is noticed here, between two lines. */
    void flush() throws IOException, InterruptedException {
        if (size > 0) {
            write();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
    }

    private void write() throws IOException, InterruptedException {
        try {
            out.write(bytes, 0, size);
            out.flush();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted(); // the exception says it from here on
            InterruptedException stopped = new InterruptedException("stopped");
            stopped.initCause(e);
            throw stopped;
        }
        size = 0;
    }

    private void makeRoomFor(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
