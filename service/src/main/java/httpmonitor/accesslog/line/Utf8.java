package httpmonitor.accesslog.line;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Repairs and measures UTF-8. */
public final class Utf8 {

    private Utf8() {}

    /** A copy in which U+FFFD replaces invalid UTF-8, as Java's own decoder does it. */
    public static byte[] repaired(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, UTF_8).getBytes(UTF_8);
    }

    /** Index after the first {@code limit} code points of valid UTF-8, at most {@code to}. */
    public static int endOfCodePoints(byte[] bytes, int from, int to, int limit) {
        if (to - from <= limit) {
            return to;
        }
        int codePoints = 0;
        for (int i = from; i < to; i++) {
            if (!isContinuation(bytes[i]) && codePoints++ == limit) {
                return i;
            }
        }
        return to;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
