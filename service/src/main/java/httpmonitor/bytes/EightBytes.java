package httpmonitor.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches eight bytes at a time. This saves steps, and wrong branch predictions: a loop over single bytes ends at
 * another length for every column, which costs a processor more than the bytes.
 *
 * <p>Bytes after the range may be read, within the array, and have no influence.
 */
public final class EightBytes {

    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private EightBytes() {}

    /** Whether there are ASCII bytes only. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        long seen = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            seen |= at(bytes, i);
        }
        for (; i < to; i++) {
            seen |= bytes[i];
        }
        return (seen & HIGH_BITS) == 0;
    }

    /** Index of the first such character, {@code to} where there is none. */
    public static int indexOf(char ascii, byte[] bytes, int from, int to) {
        return indexOf(ascii, ascii, bytes, from, to);
    }

    /** Index of the first of either character, {@code to} where there is none. */
    public static int indexOf(char ascii, char orAscii, byte[] bytes, int from, int to) {
        int i = from;
        int end = Math.min(to, bytes.length - Long.BYTES + 1);
        for (; i < end; i += Long.BYTES) {
            long eight = at(bytes, i);
            long found = zeros(eight ^ ascii * LOW_BITS) | zeros(eight ^ orAscii * LOW_BITS);
            if (found != 0) {
                return Math.min(i + Long.numberOfTrailingZeros(found) / Byte.SIZE, to);
            }
        }
        while (i < to && bytes[i] != ascii && bytes[i] != orAscii) {
            i++;
        }
        return Math.min(i, to);
    }

    /**
     * Copies up to the first character that JSON escapes (a control character, a quote or a backslash: RFC 8259,
     * section 7), and gives its index, {@code to} where there is none. Up to eight bytes after the copy are
     * overwritten; they must exist.
     */
    public static int copyUpToEscape(byte[] bytes, int from, int to, byte[] target, int targetFrom) {
        int i = from;
        int end = Math.min(to, bytes.length - Long.BYTES + 1);
        for (; i < end; i += Long.BYTES) {
            long eight = at(bytes, i);
            LITTLE_ENDIAN.set(target, targetFrom + i - from, eight);
            // With its second bit flipped, a quote comes right after the control characters, and no other character
            // comes among them.
            long upToQuote = ((eight ^ 2 * LOW_BITS) - ('!' * LOW_BITS)) & ~eight & HIGH_BITS;
            long found = upToQuote | zeros(eight ^ '\\' * LOW_BITS);
            if (found != 0) {
                return Math.min(i + Long.numberOfTrailingZeros(found) / Byte.SIZE, to);
            }
        }
        for (; i < to && !isEscaped(bytes[i]); i++) {
            target[targetFrom + i - from] = bytes[i];
        }
        return Math.min(i, to);
    }

    private static boolean isEscaped(byte b) {
        return (b >= 0 && b < ' ') || b == '"' || b == '\\';
    }

    private static long at(byte[] bytes, int index) {
        return (long) LITTLE_ENDIAN.get(bytes, index);
    }

    /**
     * The high bit of each byte that is zero. The lowest bit set is always right, those above it may not be (Hacker's
     * Delight, 6-1).
     */
    private static long zeros(long eight) {
        return (eight - LOW_BITS) & ~eight & HIGH_BITS;
    }
}
