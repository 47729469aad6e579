package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.LogTimeReader;
import java.time.ZoneOffset;

/**
 * The prefixes of syslog daemons and the journal, each with or without {@code <PRIORITY>}:
 *
 * <pre>
 * Mon dd HH:mm:ss HOST PROGRAM[PID]:                 RFC 3164, journalctl short
 * 1 TIME HOST APP PROCID MSGID STRUCTURED-DATA       RFC 5424
 * TIME HOST PROGRAM[PID]:                            rsyslog and syslog-ng with ISO times, journalctl short-iso,
 * short-unix Www yyyy-MM-dd HH:mm:ss ZONE HOST PROGRAM[PID]:    journalctl short-full
 * [    seconds] HOST PROGRAM[PID]:                   journalctl short-monotonic
 * </pre>
 *
 * HOST may be missing where there is a PROGRAM. PROGRAM may be missing after the first kind of time.
 */
final class Syslog {

    private static final int MOST_PRIORITY_DIGITS = 3;
    private static final String WEEKDAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private Syslog() {}

    /** Where the line begins, or {@link Wrapper#NONE}. */
    static int payload(byte[] bytes, int from, int to) {
        int at = behindPriority(bytes, from, to);
        int rfc5424 = rfc5424(bytes, at, to);
        if (rfc5424 != Wrapper.NONE) {
            return rfc5424;
        }
        int behind = behindMonthDayAndTime(bytes, at, to);
        if (behind != Wrapper.NONE) {
            return behindHostAndProgram(bytes, behind, to, true);
        }
        behind = behindTime(bytes, at, to);
        if (behind == Wrapper.NONE) {
            return at > from ? at : Wrapper.NONE;
        }
        return behindHostAndProgram(bytes, behind, to, false);
    }

    /** Index after {@code <PRIORITY>}, {@code from} where there is none. */
    private static int behindPriority(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] != '<') {
            return from;
        }
        int i = from + 1;
        while (i < to && Ascii.isDigit(bytes[i])) {
            i++;
        }
        int digits = i - from - 1;
        boolean found = digits >= 1 && digits <= MOST_PRIORITY_DIGITS && i < to && bytes[i] == '>';
        return found ? i + 1 : from;
    }

    private static int rfc5424(byte[] bytes, int from, int to) {
        if (!Ascii.isWord("1", bytes, from, to)) {
            return Wrapper.NONE;
        }
        int time = Ascii.nextWord(bytes, from, to);
        if (!Ascii.isWord("-", bytes, time, to) && !isIsoTime(bytes, time, to)) {
            return Wrapper.NONE;
        }
        int at = time;
        for (int word = 0; word < 5; word++) { // time, host, app, process, message id
            at = Ascii.nextWord(bytes, at, to);
        }
        return behindStructuredData(bytes, at, to);
    }

    private static int behindStructuredData(byte[] bytes, int from, int to) {
        if (Ascii.isWord("-", bytes, from, to)) {
            return Ascii.nextWord(bytes, from, to);
        }
        int at = from;
        while (at != Wrapper.NONE && at < to && bytes[at] == '[') {
            at = behindElement(bytes, at, to);
        }
        return at <= from ? Wrapper.NONE : Ascii.skipBlanks(bytes, at, to);
    }

    /**
     * Index after {@code [id name="value"]}, {@link Wrapper#NONE} where it has no end; a value may have an escaped
     * quote, backslash or bracket.
     */
    private static int behindElement(byte[] bytes, int from, int to) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '"') {
                quoted = !quoted;
            } else if (bytes[i] == ']' && !quoted) {
                return i + 1;
            }
        }
        return Wrapper.NONE;
    }

    private static int behindMonthDayAndTime(byte[] bytes, int from, int to) {
        if (!isNameOf(MONTHS, bytes, from, to)) {
            return Wrapper.NONE;
        }
        int day = Ascii.nextWord(bytes, from, to);
        int time = Ascii.nextWord(bytes, day, to);
        int behind = Ascii.nextWord(bytes, time, to);
        boolean found = isNumber(bytes, day, Ascii.endOfWord(bytes, day, to), 2) && isClock(bytes, time, to);
        return found ? behind : Wrapper.NONE;
    }

    /** Index after any other time in front of host and program. */
    private static int behindTime(byte[] bytes, int from, int to) {
        if (isNameOf(WEEKDAYS, bytes, from, to)) {
            int date = Ascii.nextWord(bytes, from, to);
            LogTimeReader time = new LogTimeReader(ZoneOffset.UTC.getRules());
            return time.readDate(bytes, date, to) ? behindZone(bytes, time, to) : Wrapper.NONE;
        }
        if (isIsoTime(bytes, from, to) || isSeconds(bytes, from, to)) {
            return Ascii.nextWord(bytes, from, to);
        }
        boolean monotonic = Ascii.startsWith("[ ", bytes, from, to);
        int seconds = monotonic ? Ascii.skipBlanks(bytes, from + 1, to) : to;
        int end = Ascii.endOfWord(bytes, seconds, to);
        boolean found = end - seconds > 1 && bytes[end - 1] == ']' && isSecondsWithFraction(bytes, seconds, end - 1);
        return found ? Ascii.skipBlanks(bytes, end, to) : Wrapper.NONE;
    }

    /** A zone other than UTC is a word of letters, such as CET. */
    private static int behindZone(byte[] bytes, LogTimeReader time, int to) {
        int behind = Ascii.skipBlanks(bytes, time.end(), to);
        return time.hasZone() ? behind : Ascii.nextWord(bytes, behind, to);
    }

    private static int behindHostAndProgram(byte[] bytes, int from, int to, boolean programMayMiss) {
        if (isTag(bytes, from, to) && Address.find(bytes, from, Ascii.endOfWord(bytes, from, to)) == Address.NONE) {
            return Ascii.nextWord(bytes, from, to);
        }
        int second = Ascii.nextWord(bytes, from, to);
        if (second < to && isTag(bytes, second, to)) {
            return Ascii.nextWord(bytes, second, to);
        }
        if (!programMayMiss) {
            return second < to && bytes[second] == '{' ? second : Wrapper.NONE; // no format but JSON begins so
        }
        return isIdentityAndUser(bytes, second, to) ? from : second;
    }

    /**
     * Whether a dash, one more word and a bracket follow: then the word before them is the client and no host.
     */
    private static boolean isIdentityAndUser(byte[] bytes, int from, int to) {
        int bracket = Ascii.nextWord(bytes, Ascii.nextWord(bytes, from, to), to);
        return Ascii.isWord("-", bytes, from, to) && bracket < to && bytes[bracket] == '[';
    }

    /** Whether the word is a name and a colon, as of a program. */
    private static boolean isTag(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        return end - from > 1 && bytes[end - 1] == ':' && bytes[from] != '"' && bytes[from] != '[';
    }

    private static boolean isNameOf(String names, byte[] bytes, int from, int to) {
        if (Ascii.endOfWord(bytes, from, to) - from != 3) {
            return false;
        }
        for (int i = 0; i < names.length(); i += 3) {
            if (Ascii.startsWith(names.substring(i, i + 3), bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    static boolean isIsoTime(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        return end - from >= "yyyy-MM-ddTHH:mm:ss".length()
                && bytes[from + 10] == 'T'
                && new LogTimeReader(ZoneOffset.UTC.getRules()).readDate(bytes, from, end);
    }

    private static boolean isSeconds(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        return end - from > 10 && bytes[from + 10] == '.' && isSecondsWithFraction(bytes, from, end);
    }

    private static boolean isSecondsWithFraction(byte[] bytes, int from, int to) {
        int dots = 0;
        for (int i = from; i < to; i++) {
            dots += bytes[i] == '.' ? 1 : 0;
            if (!Ascii.isDigit(bytes[i]) && bytes[i] != '.') {
                return false;
            }
        }
        return dots == 1;
    }

    private static boolean isNumber(byte[] bytes, int from, int to, int digits) {
        int i = from;
        while (i < to && Ascii.isDigit(bytes[i])) {
            i++;
        }
        return i == to && to > from && to - from <= digits;
    }

    /** Whether the word is {@code HH:mm:ss}, with or without a fraction. */
    private static boolean isClock(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        return end - from >= 8
                && bytes[from + 2] == ':'
                && bytes[from + 5] == ':'
                && isNumber(bytes, from, from + 2, 2)
                && isNumber(bytes, from + 3, from + 5, 2)
                && isNumber(bytes, from + 6, from + 8, 2);
    }
}
