package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.BracketedTime;
import httpmonitor.accesslog.line.LogTimeReader;
import httpmonitor.bytes.EightBytes;
import java.time.ZoneOffset;

/** Finds the time in a line; the columns in front of it may hold any text, brackets and spaces included. */
final class TimeSearch {

    private final byte[] bytes;
    private final int to;
    private int bracket;
    private int end;
    private long epochSecond = BracketedTime.NONE;
    private int millis;

    /** A search that ends at {@code to}. */
    TimeSearch(byte[] bytes, int to) {
        this.bytes = bytes;
        this.to = to;
    }

    /**
     * Finds a time in front of a quote, or else in front of other columns and a quote. The time must name its zone:
     * other programs begin their lines with a time without a zone in brackets.
     */
    boolean findAny(int from) {
        return find(from) || findInFrontOfColumns(from);
    }

    /**
     * Finds the first time in brackets after a space, both after {@code from}, that is followed by a quote.
     */
    private boolean find(int from) {
        for (bracket = nextBracket(bytes, from, to); bracket < to; bracket = nextBracket(bytes, bracket, to)) {
            if (isTime() && isQuoteNext()) {
                return true;
            }
        }
        return false;
    }

    /** Finds the first time in brackets that is followed by any columns and a quote. */
    private boolean findInFrontOfColumns(int from) {
        int lastQuote = to - 1;
        while (lastQuote > from && bytes[lastQuote] != '"') {
            lastQuote--;
        }
        for (bracket = nextBracket(bytes, from, to); bracket < to; bracket = nextBracket(bytes, bracket, to)) {
            if (isTime() && end < lastQuote && Ascii.isBlank(bytes[end])) {
                return true;
            }
        }
        return false;
    }

    /** Index of the bracket found. */
    int bracket() {
        return bracket;
    }

    /** Index after the closing bracket. */
    int end() {
        return end;
    }

    /** The time found, in seconds since the epoch. */
    long epochSecond() {
        return epochSecond;
    }

    /** Milliseconds within that second. */
    int millis() {
        return millis;
    }

    private boolean isTime() {
        epochSecond = BracketedTime.epochSecond(bytes, bracket, to);
        end = bracket + BracketedTime.LENGTH;
        millis = 0;
        return epochSecond != BracketedTime.NONE || isOtherTime();
    }

    /** Whether a time in another notation, with its zone, begins here. */
    private boolean isOtherTime() {
        if (bracket + 1 >= to || !Ascii.isDigit(bytes[bracket + 1])) {
            return false;
        }
        LogTimeReader time = new LogTimeReader(ZoneOffset.UTC.getRules());
        boolean found =
                time.readDate(bytes, bracket + 1, to) && time.hasZone() && time.end() < to && bytes[time.end()] == ']';
        epochSecond = time.epochSecond();
        millis = time.millis();
        end = time.end() + 1;
        return found;
    }

    /** Whether a time with its zone begins at this index; then it is the time found. */
    boolean isAt(int index) {
        bracket = index;
        return index < to && bytes[index] == '[' && isTime();
    }

    /** Whether a bracket after a space looks like the beginning of a time. */
    static boolean looksTried(byte[] bytes, int from, int to) {
        int i = nextBracket(bytes, from, to);
        while (i < to - 1 && !Ascii.isDigit(bytes[i + 1])) {
            i = nextBracket(bytes, i, to);
        }
        return i < to - 1;
    }

    private static int nextBracket(byte[] bytes, int after, int to) {
        int i = EightBytes.indexOf('[', bytes, after + 1, to);
        while (i < to && !Ascii.isBlank(bytes[i - 1])) {
            i = EightBytes.indexOf('[', bytes, i + 1, to);
        }
        return i;
    }

    private boolean isQuoteNext() {
        int i = Ascii.skipBlanks(bytes, end, to);
        return i > end && i < to && bytes[i] == '"';
    }
}
