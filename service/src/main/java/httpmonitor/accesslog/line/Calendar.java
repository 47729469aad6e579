package httpmonitor.accesslog.line;

/** The Gregorian calendar of the years 0 to 9999, as arithmetic. */
final class Calendar {

    static final int SECONDS_PER_DAY = 86_400;

    private static final int DAYS_FROM_YEAR_0_TO_1970 = 719_528;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private Calendar() {}

    /** Whether there is such a day; {@code month} is 0 for January to 11 for December. */
    static boolean isDay(int year, int month, int day) {
        return year >= 0 && month >= 0 && month < 12 && day >= 1 && day <= lengthOfMonth(year, month);
    }

    private static int lengthOfMonth(int year, int month) {
        boolean leapDay = month == 1 && isLeap(year);
        return DAYS_BEFORE_MONTH[month + 1] - DAYS_BEFORE_MONTH[month] + (leapDay ? 1 : 0);
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since the epoch, as {@link java.time.LocalDate#toEpochDay}. */
    static long epochDay(int year, int month, int day) {
        int leapDaysBefore = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        int leapDay = month > 1 && isLeap(year) ? 1 : 0;
        return 365L * year + leapDaysBefore + DAYS_BEFORE_MONTH[month] + leapDay + day - 1 - DAYS_FROM_YEAR_0_TO_1970;
    }

    /** 0 for January to 11 for December by the three letters of its English name in any case, -1 for anything else. */
    static int month(byte[] bytes, int at) {
        return switch ((bytes[at] | 0x20) << 16 | (bytes[at + 1] | 0x20) << 8 | (bytes[at + 2] | 0x20)) {
            case 'j' << 16 | 'a' << 8 | 'n' -> 0;
            case 'f' << 16 | 'e' << 8 | 'b' -> 1;
            case 'm' << 16 | 'a' << 8 | 'r' -> 2;
            case 'a' << 16 | 'p' << 8 | 'r' -> 3;
            case 'm' << 16 | 'a' << 8 | 'y' -> 4;
            case 'j' << 16 | 'u' << 8 | 'n' -> 5;
            case 'j' << 16 | 'u' << 8 | 'l' -> 6;
            case 'a' << 16 | 'u' << 8 | 'g' -> 7;
            case 's' << 16 | 'e' << 8 | 'p' -> 8;
            case 'o' << 16 | 'c' << 8 | 't' -> 9;
            case 'n' << 16 | 'o' << 8 | 'v' -> 10;
            case 'd' << 16 | 'e' << 8 | 'c' -> 11;
            default -> -1;
        };
    }
}
