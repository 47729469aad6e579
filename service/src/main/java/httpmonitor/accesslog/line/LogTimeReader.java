package httpmonitor.accesslog.line;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Reads a time in any notation of access logs, and finds its end:
 *
 * <ul>
 *   <li>{@code d/Mon/yyyy:HH:mm:ss}, the month in any case, and {@code yyyy-MM-dd} or {@code yyyy/MM/dd} with {@code T}
 *       or a space in front of {@code HH:mm:ss}. Both may have a fraction of a second, and a zone: {@code +zzzz},
 *       {@code +zz:zz}, {@code Z}, {@code GMT} or {@code UTC};
 *   <li>seconds since the epoch with or without a fraction, and whole milli-, micro- or nanoseconds, recognised by the
 *       number of digits.
 * </ul>
 *
 * <p>The second 60 is read as 59. Times lie within the years 0 to 9999 in UTC. Holds the result of the last read. Not
 * thread-safe.
 */
public final class LogTimeReader {

    /** In the year 5138. Larger numbers are milliseconds or smaller units. */
    private static final long LARGEST_SECOND = 99_999_999_999L;

    private static final int NANO_DIGITS = 9;

    /** Fewer digits would be a time before 1974; they are more likely another number. */
    private static final int FEWEST_EPOCH_DIGITS = 9;

    private final ZoneRules zone;
    private byte[] bytes = {};
    private int at;
    private int to;
    private int year;
    private int month;
    private int day;
    private int secondOfDay;
    private int nanos;
    private long epochSecond;
    private boolean hasZone;

    /** {@code zone}: the zone of times that name none. */
    public LogTimeReader(ZoneRules zone) {
        this.zone = zone;
    }

    /** The time read last, in seconds since the epoch. */
    public long epochSecond() {
        return epochSecond;
    }

    /** The milliseconds of the time read last, within its second. */
    public int millis() {
        return nanos / 1_000_000;
    }

    /** Where the time read last ends. */
    public int end() {
        return at;
    }

    /** Whether the time read last names its zone. */
    public boolean hasZone() {
        return hasZone;
    }

    /** Reads a time that begins at {@code from}; false where none does. */
    public boolean read(byte[] text, int from, int end) {
        return readDate(text, from, end) || epoch(from);
    }

    /** Reads a time that is written as a date; false where none begins at {@code from}. */
    public boolean readDate(byte[] text, int from, int end) {
        bytes = text;
        at = from;
        to = end;
        nanos = 0;
        return date() && timeOfDay() && zone();
    }

    /** Reads a time that fills the span; false where none does. */
    public boolean readAll(byte[] text, int from, int end) {
        return read(text, from, end) && at == end;
    }

    private boolean date() {
        if (to - at < "d/Mon/yyyy".length()) {
            return false;
        }
        boolean dayFirst = bytes[at + 1] == '/' || bytes[at + 2] == '/';
        return dayFirst ? dayMonthYear() : yearMonthDay();
    }

    private boolean dayMonthYear() {
        boolean oneDigit = bytes[at + 1] == '/';
        day = oneDigit ? bytes[at] - '0' : Digits.two(bytes, at);
        at += oneDigit ? 2 : 3;
        if (to - at < "Mon/yyyy:".length()) {
            return false;
        }
        month = Calendar.month(bytes, at);
        year = Digits.four(bytes, at + 4);
        boolean shaped = bytes[at + 3] == '/' && (bytes[at + 8] == ':' || bytes[at + 8] == ' ');
        at += 9;
        return shaped && Calendar.isDay(year, month, day);
    }

    private boolean yearMonthDay() {
        if (to - at < "yyyy-MM-ddT".length()) {
            return false;
        }
        year = Digits.four(bytes, at);
        month = Digits.two(bytes, at + 5) - 1;
        day = Digits.two(bytes, at + 8);
        byte between = bytes[at + 10];
        boolean shaped = bytes[at + 4] == bytes[at + 7] && (bytes[at + 4] == '-' || bytes[at + 4] == '/');
        at += 11;
        return shaped
                && (between == 'T' || between == 't' || Ascii.isBlank(between))
                && Calendar.isDay(year, month, day);
    }

    private boolean timeOfDay() {
        if (to - at < "HH:mm:ss".length()) {
            return false;
        }
        int hour = Digits.two(bytes, at);
        int minute = Digits.two(bytes, at + 3);
        int second = Digits.two(bytes, at + 6);
        boolean shaped = bytes[at + 2] == ':' && bytes[at + 5] == ':';
        at += 8;
        secondOfDay = hour * 3600 + minute * 60 + Math.min(second, 59);
        return shaped && BracketedTime.isTimeOfDay(hour, minute, second) && fraction();
    }

    /** Reads a dot or comma and digits, if there is one; false where it has no digits. */
    private boolean fraction() {
        if (at == to || (bytes[at] != '.' && bytes[at] != ',')) {
            return true;
        }
        int start = ++at;
        int value = 0;
        for (; at < to && Ascii.isDigit(bytes[at]); at++) {
            value = at - start < NANO_DIGITS ? value * 10 + bytes[at] - '0' : value;
        }
        for (int digits = at - start; digits < NANO_DIGITS; digits++) {
            value *= 10;
        }
        nanos = value;
        return at > start;
    }

    private boolean zone() {
        long local = Calendar.epochDay(year, month, day) * Calendar.SECONDS_PER_DAY + secondOfDay;
        int zoneAt = at < to && bytes[at] == ' ' ? at + 1 : at;
        int offset = offset(zoneAt);
        hasZone = offset != Integer.MIN_VALUE;
        epochSecond = BracketedTime.inRange(hasZone ? local - offset * 60L : local - offsetOfZone(local));
        return epochSecond != BracketedTime.NONE;
    }

    private int offsetOfZone(long local) {
        return zone.getOffset(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC))
                .getTotalSeconds();
    }

    /**
     * Reads the zone at {@code from}, as minutes east of UTC; {@link Integer#MIN_VALUE} where there is none.
     */
    private int offset(int from) {
        int length = to - from;
        if (length >= 5 && (bytes[from] == '+' || bytes[from] == '-')) {
            boolean colon = length >= 6 && bytes[from + 3] == ':';
            int minutesAt = colon ? from + 4 : from + 3;
            int offset =
                    BracketedTime.offsetMinutes(bytes[from], Digits.two(bytes, from + 1), Digits.two(bytes, minutesAt));
            at = offset == Integer.MIN_VALUE ? at : minutesAt + 2;
            return offset;
        }
        int name = lengthOfUtc(from);
        at = name > 0 ? from + name : at;
        return name > 0 ? 0 : Integer.MIN_VALUE;
    }

    /** The length of a name of UTC, 0 where there is none, or where a longer word begins with it. */
    private int lengthOfUtc(int from) {
        boolean named = Ascii.startsWith("UTC", bytes, from, to) || Ascii.startsWith("GMT", bytes, from, to);
        int length = named ? 3 : Ascii.startsWith("Z", bytes, from, to) ? 1 : 0;
        boolean isWord = from + length < to && Ascii.isLetter(bytes[from + length]);
        return isWord ? 0 : length;
    }

    /** Reads a number since the epoch; its length shows the unit. Only seconds may have a fraction. */
    private boolean epoch(int from) {
        at = from;
        nanos = 0;
        while (at < to && Ascii.isDigit(bytes[at])) {
            at++;
        }
        int digits = at - from;
        if (digits < FEWEST_EPOCH_DIGITS || digits > 19) {
            return false;
        }
        long value = Digits.value(bytes, from, at, Long.MAX_VALUE);
        hasZone = true;
        long unit = unitsPerSecond(value, digits);
        epochSecond = BracketedTime.inRange(value < 0 ? BracketedTime.NONE : value / unit);
        nanos = (int) (value % unit * (1_000_000_000 / unit));
        return epochSecond != BracketedTime.NONE && (unit > 1 || fraction());
    }

    private static long unitsPerSecond(long value, int digits) {
        if (value <= LARGEST_SECOND) {
            return 1;
        }
        return digits <= 14 ? 1_000 : digits <= 17 ? 1_000_000 : 1_000_000_000;
    }
}
