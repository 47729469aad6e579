package httpmonitor.accesslog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time: most of a line is quoted text in which nothing is to be found but its end. */
final class EightBytes {

    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private EightBytes() {}

    /** Whether there are ASCII bytes only. */
    static boolean isAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            if ((at(bytes, i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i == to;
    }

    /** Index of the first quote or backslash, {@code to} where there is none. */
    static int indexOfQuoteOrBackslash(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long eight = at(bytes, i);
            long found = zeros(eight ^ '"' * LOW_BITS) | zeros(eight ^ '\\' * LOW_BITS);
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private static long at(byte[] bytes, int index) {
        return (long) LITTLE_ENDIAN.get(bytes, index);
    }

    /**
     * The high bit of each byte that is zero. The lowest bit set is always right, those above it may not be (Hacker's Delight, 6-1).
     */
    private static long zeros(long eight) {
        return (eight - LOW_BITS) & ~eight & HIGH_BITS;
    }
}
