package httpmonitor.accesslog.line;

/**
 * The time of the Common Log Format as nearly every line has it: <code>[dd/Mon/yyyy:HH:mm:ss +zzzz]</code>, of fixed
 * length, so that it is read in few steps. Offsets reach up to 18 hours, and times up to the years 0 to 9999 also in
 * UTC. {@link LogTimeReader} reads all other notations.
 */
public final class BracketedTime {

    /** The length of the time with both brackets, in bytes. */
    public static final int LENGTH = 28;

    /** The text is no such time. */
    public static final long NONE = Long.MIN_VALUE;

    public static final long FIRST_SECOND = -62_167_219_200L; // 0000-01-01T00:00:00Z
    public static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private BracketedTime() {}

    /** Seconds since the epoch of the time whose bracket is at {@code at}, or {@link #NONE}. */
    public static long epochSecond(byte[] bytes, int at, int to) {
        if (to - at < LENGTH || !hasShape(bytes, at)) {
            return NONE;
        }
        int day = Digits.two(bytes, at + 1);
        int month = Calendar.month(bytes, at + 4);
        int year = Digits.four(bytes, at + 8);
        int hour = Digits.two(bytes, at + 13);
        int minute = Digits.two(bytes, at + 16);
        int second = Digits.two(bytes, at + 19);
        int offset = offsetMinutes(bytes[at + 22], Digits.two(bytes, at + 23), Digits.two(bytes, at + 25));
        if (!Calendar.isDay(year, month, day) || !isTimeOfDay(hour, minute, second) || offset == Integer.MIN_VALUE) {
            return NONE;
        }
        int secondOfDay = hour * 3600 + (minute - offset) * 60 + Math.min(second, 59);
        return inRange(Calendar.epochDay(year, month, day) * Calendar.SECONDS_PER_DAY + secondOfDay);
    }

    /** The second, {@link #NONE} where it lies outside of the years 0 to 9999. */
    static long inRange(long epochSecond) {
        return epochSecond >= FIRST_SECOND && epochSecond <= LAST_SECOND ? epochSecond : NONE;
    }

    /** Whether there is such a time; a leap second, 60, is one. */
    static boolean isTimeOfDay(int hour, int minute, int second) {
        return isIn(hour, 23) && isIn(minute, 59) && isIn(second, 60);
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

    /** Minutes east of UTC, {@link Integer#MIN_VALUE} where there is no such offset. */
    static int offsetMinutes(byte sign, int hours, int minutes) {
        boolean signed = sign == '+' || sign == '-';
        if (!signed || !isIn(hours, 18) || !isIn(minutes, 59) || (hours == 18 && minutes > 0)) {
            return Integer.MIN_VALUE;
        }
        int size = hours * 60 + minutes;
        return sign == '-' ? -size : size;
    }
}
