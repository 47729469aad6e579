package httpmonitor.elastic.write;

import httpmonitor.bytes.EightBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON as bytes in a buffer that grows, for hot code, in place of strings. It writes what the caller passes; the caller
 * ensures that the result is JSON. Not thread-safe.
 */
public final class JsonBytes {
    private static final int LARGEST = Integer.MAX_VALUE - 8;
    private static final int MOST_DIGITS = 19;
    private static final byte[] HEX = ascii("0123456789abcdef");

    /**
     * For each character that is escaped: {@code 'u'} where it needs {@code \\u00XX}, else its letter after the
     * backslash.
     */
    private static final byte[] ESCAPE = new byte[128];

    static {
        Arrays.fill(ESCAPE, 0, 0x20, (byte) 'u');
        ESCAPE['\b'] = 'b';
        ESCAPE['\t'] = 't';
        ESCAPE['\n'] = 'n';
        ESCAPE['\f'] = 'f';
        ESCAPE['\r'] = 'r';
        ESCAPE['"'] = '"';
        ESCAPE['\\'] = '\\';
    }

    private byte[] buffer;
    private int size;

    JsonBytes(int capacity) {
        buffer = new byte[capacity];
    }

    /** The bytes of a text that is ASCII, for {@link #raw}. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Appends bytes as they are. */
    JsonBytes raw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /** Appends one ASCII character as it is. */
    JsonBytes raw(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
        return this;
    }

    /**
     * Appends a text that is a field or the last part of one: the opening, the escaped text, a quote and a comma.
     */
    JsonBytes text(byte[] opening, byte[] utf8, int from, int to) {
        raw(opening).escaped(utf8, from, to);
        reserve(2);
        buffer[size++] = '"';
        buffer[size++] = ',';
        return this;
    }

    /** Appends a number in decimal. */
    JsonBytes number(long value) {
        if (value < 0) {
            return raw(ascii(Long.toString(value)));
        }
        int digits = digits(value);
        reserve(digits);
        size += digits;
        int at = size;
        long rest = value;
        for (; rest >= 10; rest /= 100) {
            int two = (int) (rest % 100);
            buffer[--at] = (byte) ('0' + two % 10);
            buffer[--at] = (byte) ('0' + two / 10);
        }
        if (rest > 0 || value == 0) {
            buffer[--at] = (byte) ('0' + rest);
        }
        return this;
    }

    /** Appends a number below 100 with two digits. */
    JsonBytes twoDigits(int value) {
        return raw((char) ('0' + value / 10)).raw((char) ('0' + value % 10));
    }

    /** Appends a text's characters, escaped, without quotes around them. */
    JsonBytes escaped(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return escaped(utf8, 0, utf8.length);
    }

    /** Appends valid UTF-8, escaped, without quotes around it. */
    JsonBytes escaped(byte[] utf8, int from, int to) {
        int at = copyToEscape(utf8, from, to);
        while (at < to) {
            escape(utf8[at]);
            at = copyToEscape(utf8, at + 1, to);
        }
        return this;
    }

    /** Copies up to the next byte that has to be escaped, and gives its index, or {@code to}. */
    private int copyToEscape(byte[] utf8, int from, int to) {
        reserve(to - from + Long.BYTES);
        int at = EightBytes.copyUpToEscape(utf8, from, to, buffer, size);
        size += at - from;
        return at;
    }

    private void escape(byte character) {
        byte letter = ESCAPE[character];
        raw('\\').raw((char) letter);
        if (letter == 'u') {
            raw('0').raw('0').raw((char) HEX[character >> 4]).raw((char) HEX[character & 0xf]);
        }
    }

    /** The buffer; its first {@link #size} bytes were written. */
    byte[] array() {
        return buffer;
    }

    /** How many bytes were written. */
    int size() {
        return size;
    }

    /**
     * Begins an object whose fields each end in a comma.
     *
     * @param opening what to write, name, colon and opening brace
     * @return the argument for {@link #close}
     */
    int open(byte[] opening) {
        int start = size;
        raw(opening);
        return start;
    }

    /** Ends the object that began at {@code start}, with a comma after it; removes an object without fields. */
    void close(int start) {
        if (buffer[size - 1] == '{') {
            size = start;
        } else {
            end();
        }
    }

    /** Ends an object that has fields, in place of the last comma, with a comma after it. */
    void end() {
        buffer[size - 1] = '}';
        raw(',');
    }

    /** Writes a character over the last one. */
    void replaceLast(char ascii) {
        buffer[size - 1] = (byte) ascii;
    }

    /** How many bytes it can take without growing. */
    int capacity() {
        return buffer.length;
    }

    /** Empties it, and keeps the buffer. */
    void clear() {
        size = 0;
    }

    /** A copy of the written bytes. */
    byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    @Override
    public String toString() {
        return new String(buffer, 0, size, StandardCharsets.UTF_8);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long limit = 10; digits < MOST_DIGITS && value >= limit; limit *= 10) {
            digits++;
        }
        return digits;
    }

    private void reserve(int more) {
        if (more > buffer.length - size) {
            grow(more);
        }
    }

    private void grow(int more) {
        long wanted = Math.max((long) size + more, 2L * buffer.length);
        if ((long) size + more > LARGEST) {
            throw new OutOfMemoryError("a request of more than 2 GiB");
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(wanted, LARGEST));
    }
}
