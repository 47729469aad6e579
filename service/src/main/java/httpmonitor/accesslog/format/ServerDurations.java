package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.Ascii;

/**
 * How long a server took, as text: a decimal number in a known unit, a list of such numbers that are added, or a number
 * with its unit.
 */
final class ServerDurations {

    private static final long LONGEST = Long.MAX_VALUE / 4;

    private ServerDurations() {}

    /**
     * The nanoseconds, {@link AccessLogEntry#ABSENT} where none stand there.
     *
     * @param unit nanoseconds of a unit; 0 where the text ends with its unit
     */
    static long nanos(byte[] bytes, int from, int to, long unit) {
        if (unit == 0) {
            return withUnit(bytes, from, to);
        }
        long sum = AccessLogEntry.ABSENT;
        for (int at = from; at < to; ) {
            boolean negative = bytes[at] == '-'; // nothing is known where that stands
            int start = negative || bytes[at] == '+' ? at + 1 : at;
            int end = endOfNumber(bytes, start, to);
            long nanos = decimal(bytes, start, end, unit);
            sum = negative || nanos < 0 ? sum : Math.max(sum, 0) + nanos;
            at = nextNumber(bytes, end, to);
        }
        return sum > LONGEST ? AccessLogEntry.ABSENT : sum;
    }

    /**
     * Whether only numbers, signs and separators stand there; where the unit is not known, a number with its unit, or a
     * dash.
     */
    static boolean isNumber(byte[] bytes, int from, int to, long unit) {
        boolean dash = to - from == 1 && bytes[from] == '-';
        if (unit == 0) {
            return dash || withUnit(bytes, from, to) >= 0;
        }
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i]) && ".,:+- ".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return from < to;
    }

    private static long withUnit(byte[] bytes, int from, int to) {
        int end = endOfNumber(bytes, from, to);
        int letters = to - end;
        long unit = 0;
        if (letters == 1 && bytes[end] == 's') {
            unit = 1_000_000_000L;
        } else if (letters == 2 && bytes[end + 1] == 's') {
            unit = bytes[end] == 'm' ? 1_000_000L : bytes[end] == 'u' ? 1_000L : bytes[end] == 'n' ? 1L : 0;
        }
        return unit == 0 ? AccessLogEntry.ABSENT : decimal(bytes, from, end, unit);
    }

    private static int endOfNumber(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (Ascii.isDigit(bytes[i]) || bytes[i] == '.')) {
            i++;
        }
        return i;
    }

    /** Behind the separators of nginx's lists: commas, colons and spaces. */
    private static int nextNumber(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !Ascii.isDigit(bytes[i]) && bytes[i] != '-') {
            i++;
        }
        return i;
    }

    private static long decimal(byte[] bytes, int from, int to, long unit) {
        long nanos = 0;
        long place = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                place = place == 0 ? unit : 1;
                continue;
            }
            int digit = bytes[i] - '0';
            if (place == 0) {
                nanos = nanos > LONGEST / 10 ? LONGEST : nanos * 10 + digit * unit;
            } else {
                place /= 10;
                nanos += digit * place;
            }
        }
        return from == to ? AccessLogEntry.ABSENT : Math.min(nanos, LONGEST);
    }
}
