package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.IpAddress;
import httpmonitor.accesslog.line.LineScanner;
import httpmonitor.accesslog.line.LogTimeReader;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import httpmonitor.accesslog.line.Refused;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The reason why a line without a time in brackets is no hit, by the look of the line. */
final class NoTimeReason {

    private static final Unparsed NO_FIELDS =
            new Unparsed("W3C without #Fields: no line that names its columns was read");
    private static final Unparsed ERROR_LOG = new Unparsed("a line of an error log");
    private static final int FEWEST_COLUMNS = 6;
    private static final String WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun ";

    private NoTimeReason() {}

    /** {@code row}: the line read as a row of columns; {@code null} where no columns are known. */
    static Unparsed of(byte[] bytes, int from, int to, @Nullable ParsedLine row) {
        if (isErrorLog(bytes, from, to)) {
            return ERROR_LOG;
        }
        if (!looksLikeRow(bytes, from, to)) {
            return Refused.NO_TIME;
        }
        return row instanceof Unparsed unparsed ? unparsed : NO_FIELDS;
    }

    /** Whether the line begins with a date and a time of day, and a later column is an address. */
    private static boolean looksLikeRow(byte[] bytes, int from, int to) {
        if (to - from < "yyyy-MM-dd HH:mm:ss ".length() || bytes[from + 4] != '-' || !isDate(bytes, from, to)) {
            return false;
        }
        LineScanner columns = new LineScanner(bytes, from, to);
        boolean address = false;
        int count = 0;
        while (columns.word()) {
            count++;
            address |= IpAddress.isIp(bytes, columns.from(), columns.to());
        }
        return address && count >= FEWEST_COLUMNS;
    }

    /** {@code yyyy/MM/dd HH:mm:ss [level]} of nginx, and <code>[Www Mmm dd HH:mm:ss.uuuuuu yyyy]</code> of Apache. */
    private static boolean isErrorLog(byte[] bytes, int from, int to) {
        int level = from + "yyyy/MM/dd HH:mm:ss ".length();
        boolean nginx = level < to && bytes[from + 4] == '/' && bytes[level] == '[' && isDate(bytes, from, to);
        return nginx || (to - from > 5 && bytes[from] == '[' && isWeekday(bytes, from + 1));
    }

    private static boolean isWeekday(byte[] bytes, int at) {
        return WEEKDAYS.contains(new String(bytes, at, 4, StandardCharsets.ISO_8859_1));
    }

    private static boolean isDate(byte[] bytes, int from, int to) {
        LogTimeReader time = new LogTimeReader(ZoneOffset.UTC.getRules());
        return time.readDate(bytes, from, to) && (time.end() == to || Ascii.isBlank(bytes[time.end()]));
    }
}
