package httpmonitor.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of whole lines and of one that is being built. Texts go in as ISO 8859-1: one character, one byte. */
final class LineBuffer {

    private byte[] bytes = new byte[1 << 16];
    private int size;

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

    /** A view of what is in it, valid until the next change. */
    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    private void makeRoomFor(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
