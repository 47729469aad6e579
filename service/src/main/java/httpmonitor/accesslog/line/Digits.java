package httpmonitor.accesslog.line;

/** Whole numbers in decimal digits. */
public final class Digits {

    /** The result for a text that is neither digits nor a dash. */
    public static final long NONE = -2;

    private Digits() {}

    /**
     * The number.
     *
     * @return {@link AccessLogEntry#ABSENT} for a dash, and for a number above {@code max}; {@link #NONE} where the
     *     text is neither digits nor a dash
     */
    public static long value(byte[] bytes, int from, int to, long max) {
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
            fits &= value >= 0; // the addition overflowed
        }
        if (from == to) {
            return NONE;
        }
        return fits && value <= max ? value : AccessLogEntry.ABSENT;
    }

    /** The number of two digits, negative where they are not digits. */
    static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        // One check instead of four: the sign bit is set where a value is below 0 or above 9.
        return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : 10 * tens + ones;
    }

    /** The number of four digits, negative where they are not digits. */
    static int four(byte[] bytes, int at) {
        int high = two(bytes, at);
        int low = two(bytes, at + 2);
        return (high | low) < 0 ? -1 : 100 * high + low;
    }
}
