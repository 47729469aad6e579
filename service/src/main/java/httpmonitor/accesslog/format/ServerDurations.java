package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.Ascii;

/**
 * Reads how long a server took: a decimal number in a known unit, a list of such numbers that are added, or a number
 * with its unit.
 */
final class ServerDurations {

    private static final long LONGEST = Long.MAX_VALUE / 4;

    private ServerDurations() {}

    /**
     * The nanoseconds, {@link AccessLogEntry#ABSENT} where the text is no duration.
     *
     * @param unit the nanoseconds of the unit, 0 where it is unknown; a unit in the text itself is preferred
     */
    static long nanos(byte[] bytes, int from, int to, long unit) {
        if (unit == 0 || (from < to && Ascii.isLetter(bytes[to - 1]))) {
            return withUnits(bytes, from, to);
        }
        if (isWithExponent(bytes, from, to)) {
            return exponential(new String(bytes, from, to - from, UTF_8), unit);
        }
        long sum = AccessLogEntry.ABSENT;
        for (int at = from; at < to; ) {
            boolean negative = bytes[at] == '-'; // the server does not know it
            int start = negative || bytes[at] == '+' ? at + 1 : at;
            int end = endOfNumber(bytes, start, to);
            long nanos = decimal(bytes, start, end, unit);
            sum = negative || nanos < 0 ? sum : Math.max(sum, 0) + nanos;
            at = nextNumber(bytes, end, to);
        }
        return sum > LONGEST ? AccessLogEntry.ABSENT : sum;
    }

    /**
     * Whether the text has only numbers, signs and separators; where the unit is not known, whether it is a number with
     * its unit, or a dash.
     */
    static boolean isNumber(byte[] bytes, int from, int to, long unit) {
        boolean dash = to - from == 1 && bytes[from] == '-';
        if (unit == 0) {
            return dash || withUnits(bytes, from, to) >= 0;
        }
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i]) && ".,:+- ".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isWithExponent(byte[] bytes, int from, int to) {
        int e = endOfNumber(bytes, from, to);
        return e > from && e < to && (bytes[e] == 'e' || bytes[e] == 'E');
    }

    /** A number such as {@code 1.5e-05}, as in JSON. */
    private static long exponential(String number, long unit) {
        try {
            double nanos = Double.parseDouble(number) * unit;
            return nanos <= LONGEST ? Math.round(nanos) : AccessLogEntry.ABSENT;
        } catch (NumberFormatException e) {
            return AccessLogEntry.ABSENT;
        }
    }

    /** A number with its unit, or several of them, as Go writes them: {@code 3ms}, {@code 1m2.5s}. */
    private static long withUnits(byte[] bytes, int from, int to) {
        long sum = AccessLogEntry.ABSENT;
        for (int at = from; at < to; ) {
            int end = endOfNumber(bytes, at, to);
            int unitEnd = endOfUnit(bytes, end, to);
            long unit = nanosOf(new String(bytes, end, unitEnd - end, UTF_8));
            if (at == end || unit == 0) {
                return AccessLogEntry.ABSENT;
            }
            sum = Math.min(LONGEST, Math.max(sum, 0) + decimal(bytes, at, end, unit));
            at = unitEnd;
        }
        return sum;
    }

    /** The nanoseconds of a unit, 0 where it is unknown. */
    static long nanosOf(String unit) {
        return switch (unit.strip()) {
            case "h" -> 3_600_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "us", "\u00b5s", "\u03bcs" -> 1_000L;
            case "ns" -> 1L;
            default -> 0;
        };
    }

    private static int endOfUnit(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !Ascii.isDigit(bytes[i]) && bytes[i] != '.') {
            i++;
        }
        return i;
    }

    private static int endOfNumber(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (Ascii.isDigit(bytes[i]) || bytes[i] == '.')) {
            i++;
        }
        return i;
    }

    /** The next number, after the separators of nginx's lists: commas, colons and spaces. */
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
