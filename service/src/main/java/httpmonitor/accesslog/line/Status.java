package httpmonitor.accesslog.line;

/**
 * Reads the status of a response: {@code 000}, three digits from 100 on, or an absent one, for which servers
 * write {@code -}, {@code 0} (Envoy) or {@code -1} (HAProxy).
 */
public final class Status {

    /** The text is no status. */
    public static final int NONE = -2;

    private Status() {}

    /** The status, {@link AccessLogEntry#ABSENT}, or {@link #NONE}. */
    public static int value(byte[] bytes, int from, int to) {
        return to - from == 3 ? threeDigits(bytes, from) : isAbsent(bytes, from, to) ? AccessLogEntry.ABSENT : NONE;
    }

    private static int threeDigits(byte[] bytes, int at) {
        int hundreds = bytes[at] - '0';
        int tens = bytes[at + 1] - '0';
        int ones = bytes[at + 2] - '0';
        // One check instead of six: the sign bit is set where a value is below 0 or above 9.
        boolean digits = (hundreds | tens | ones | (9 - hundreds) | (9 - tens) | (9 - ones)) >= 0;
        int value = 100 * hundreds + 10 * tens + ones;
        return digits && (value >= 100 || value == 0) ? value : NONE;
    }

    private static boolean isAbsent(byte[] bytes, int from, int to) {
        return switch (to - from) {
            case 1 -> bytes[from] == '-' || bytes[from] == '0';
            case 2 -> bytes[from] == '-' && bytes[from + 1] == '1';
            default -> false;
        };
    }
}
