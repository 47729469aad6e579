package httpmonitor.accesslog;

/**
 * The time of the Common Log Format: <code>[dd/Mon/yyyy:HH:mm:ss +zzzz]</code>, of fixed length, English month names, offsets of up
 * to 18 hours, and within the years 0 to 9999 also in UTC.
 */
final class BracketedTime {

    /** Of the time with both brackets, in bytes. */
    static final int LENGTH = 28;

    /** No time stands there. */
    static final long NONE = Long.MIN_VALUE;

    static final long FIRST_SECOND = -62_167_219_200L; // 0000-01-01T00:00:00Z
    static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int DAYS_FROM_YEAR_0_TO_1970 = 719_528;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private BracketedTime() {}

    /** Seconds since the epoch of the time whose bracket stands at {@code at}, or {@link #NONE}. */
    static long epochSecond(byte[] bytes, int at, int to) {
        if (to - at < LENGTH || !hasShape(bytes, at)) {
            return NONE;
        }
        int day = twoDigits(bytes, at + 1);
        int month = month(bytes, at + 4);
        int year = fourDigits(bytes, at + 8);
        int hour = twoDigits(bytes, at + 13);
        int minute = twoDigits(bytes, at + 16);
        int second = twoDigits(bytes, at + 19);
        int offset = offsetMinutes(bytes, at + 22);
        boolean valid = month >= 0 && year >= 0 && day >= 1 && day <= lengthOfMonth(year, month);
        if (!valid || !isIn(hour, 23) || !isIn(minute, 59) || !isIn(second, 59) || offset == Integer.MIN_VALUE) {
            return NONE;
        }
        int secondOfDay = hour * 3600 + (minute - offset) * 60 + second;
        long result = epochDay(year, month, day) * SECONDS_PER_DAY + secondOfDay;
        return result >= FIRST_SECOND && result <= LAST_SECOND ? result : NONE;
    }

    private static boolean hasShape(byte[] bytes, int at) {
        return bytes[at] == '['
                && bytes[at + 3] == '/'
                && bytes[at + 7] == '/'
                && bytes[at + 12] == ':'
                && bytes[at + 15] == ':'
                && bytes[at + 18] == ':'
                && bytes[at + 21] == ' '
                && bytes[at + 27] == ']';
    }

    private static boolean isIn(int value, int max) {
        return value >= 0 && value <= max;
    }

    /** The number that two digits make, negative where they are none. */
    private static int twoDigits(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : 10 * tens + ones;
    }

    private static int fourDigits(byte[] bytes, int at) {
        int high = twoDigits(bytes, at);
        int low = twoDigits(bytes, at + 2);
        return (high | low) < 0 ? -1 : 100 * high + low;
    }

    /** Minutes east of UTC, {@link Integer#MIN_VALUE} where no offset stands. */
    private static int offsetMinutes(byte[] bytes, int at) {
        int hours = twoDigits(bytes, at + 1);
        int minutes = twoDigits(bytes, at + 3);
        boolean signed = bytes[at] == '+' || bytes[at] == '-';
        if (!signed || !isIn(hours, 18) || !isIn(minutes, 59) || (hours == 18 && minutes > 0)) {
            return Integer.MIN_VALUE;
        }
        int size = hours * 60 + minutes;
        return bytes[at] == '-' ? -size : size;
    }

    /** 0 for January to 11 for December, -1 for anything else. */
    private static int month(byte[] bytes, int at) {
        return switch (bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2]) {
            case 'J' << 16 | 'a' << 8 | 'n' -> 0;
            case 'F' << 16 | 'e' << 8 | 'b' -> 1;
            case 'M' << 16 | 'a' << 8 | 'r' -> 2;
            case 'A' << 16 | 'p' << 8 | 'r' -> 3;
            case 'M' << 16 | 'a' << 8 | 'y' -> 4;
            case 'J' << 16 | 'u' << 8 | 'n' -> 5;
            case 'J' << 16 | 'u' << 8 | 'l' -> 6;
            case 'A' << 16 | 'u' << 8 | 'g' -> 7;
            case 'S' << 16 | 'e' << 8 | 'p' -> 8;
            case 'O' << 16 | 'c' << 8 | 't' -> 9;
            case 'N' << 16 | 'o' << 8 | 'v' -> 10;
            case 'D' << 16 | 'e' << 8 | 'c' -> 11;
            default -> -1;
        };
    }

    private static int lengthOfMonth(int year, int month) {
        boolean leapDay = month == 1 && isLeap(year);
        return DAYS_BEFORE_MONTH[month + 1] - DAYS_BEFORE_MONTH[month] + (leapDay ? 1 : 0);
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since the epoch in the proleptic Gregorian calendar, for years from 0, as {@link java.time.LocalDate#toEpochDay}. */
    private static long epochDay(int year, int month, int day) {
        int leapDaysBefore = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        int leapDay = month > 1 && isLeap(year) ? 1 : 0;
        return 365L * year + leapDaysBefore + DAYS_BEFORE_MONTH[month] + leapDay + day - 1 - DAYS_FROM_YEAR_0_TO_1970;
    }
}
