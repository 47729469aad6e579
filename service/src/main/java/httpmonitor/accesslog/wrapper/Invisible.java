package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.bytes.EightBytes;
import java.util.Arrays;

/** Removes what a terminal does not show: a byte order mark, NULs before a line, and colour codes. */
final class Invisible {

    private static final char ESCAPE = '\u001b';

    private Invisible() {}

    /** Index after a byte order mark, NULs and blanks. */
    static int skip(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == 0 || Ascii.isBlank(bytes[i]) || isMark(bytes, i, to))) {
            i += isMark(bytes, i, to) ? 3 : 1;
        }
        return i;
    }

    private static boolean isMark(byte[] bytes, int at, int to) {
        return to - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF;
    }

    static boolean hasColours(byte[] bytes, int from, int to) {
        return EightBytes.indexOf(ESCAPE, bytes, from, to) < to;
    }

    /**
     * A copy without the control sequences of a terminal (ECMA-48, section 5.4). Those within quotes stay, because a
     * client sent them.
     */
    static byte[] withoutColours(byte[] bytes, int from, int to) {
        byte[] copy = new byte[to - from];
        int length = 0;
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == ESCAPE && !quoted) {
                i = endOfSequence(bytes, i, to);
                continue;
            }
            quoted ^= b == '"';
            copy[length++] = b;
            if (b == '\\' && quoted && i + 1 < to) {
                copy[length++] = bytes[++i];
            }
        }
        return Arrays.copyOf(copy, length);
    }

    /** Index of the last byte of the sequence that begins at {@code from}. */
    private static int endOfSequence(byte[] bytes, int from, int to) {
        if (from + 1 == to || bytes[from + 1] != '[') {
            return from;
        }
        int i = from + 2;
        while (i < to - 1 && bytes[i] >= ' ' && bytes[i] < '@') { // parameters
            i++;
        }
        return Math.min(i, to - 1);
    }
}
