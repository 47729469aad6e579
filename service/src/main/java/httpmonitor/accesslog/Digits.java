package httpmonitor.accesslog;

/** A column that holds a whole number. */
final class Digits {

    /** What stands there is neither digits nor a dash. */
    static final long NONE = -2;

    private Digits() {}

    /** The number, {@link AccessLogEntry#ABSENT} for a dash or more than {@code max}, or {@link #NONE}. */
    static long value(byte[] bytes, int from, int to, long max) {
        if (to - from == 1 && bytes[from] == '-') {
            return AccessLogEntry.ABSENT;
        }
        long value = 0;
        boolean fits = true;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return NONE;
            }
            int digit = bytes[i] - '0';
            fits &= value <= Long.MAX_VALUE / 10;
            value = value * 10 + digit;
            fits &= value >= 0; // the last digit was one too much
        }
        return from == to ? NONE : fits && value <= max ? value : AccessLogEntry.ABSENT;
    }
}
