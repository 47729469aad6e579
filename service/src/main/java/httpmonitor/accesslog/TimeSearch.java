package httpmonitor.accesslog;

import httpmonitor.bytes.EightBytes;

/** Finds the time in a line whose columns in front of it may hold anything, brackets and spaces included. */
final class TimeSearch {

    private final byte[] bytes;
    private final int to;
    private int bracket;
    private long epochSecond = BracketedTime.NONE;

    /** A time to be looked for in front of {@code to}. */
    TimeSearch(byte[] bytes, int to) {
        this.bytes = bytes;
        this.to = to;
    }

    /** Finds the first bracket behind a space, both behind {@code from}, at which a time stands that a quote follows. */
    boolean find(int from) {
        for (bracket = nextBracket(bytes, from, to); bracket < to; bracket = nextBracket(bytes, bracket, to)) {
            epochSecond = BracketedTime.epochSecond(bytes, bracket, to);
            if (epochSecond != BracketedTime.NONE && isQuoteNext(bytes, bracket + BracketedTime.LENGTH, to)) {
                return true;
            }
        }
        return false;
    }

    /** Index of the bracket found. */
    int bracket() {
        return bracket;
    }

    /** The time found, in seconds since the epoch. */
    long epochSecond() {
        return epochSecond;
    }

    /** Whether any bracket behind a space looks as if a time was meant. */
    static boolean looksTried(byte[] bytes, int from, int to) {
        int i = nextBracket(bytes, from, to);
        while (i < to - 1 && !Ascii.isDigit(bytes[i + 1])) {
            i = nextBracket(bytes, i, to);
        }
        return i < to - 1;
    }

    private static int nextBracket(byte[] bytes, int after, int to) {
        int i = EightBytes.indexOf('[', bytes, after + 1, to);
        while (i < to && bytes[i - 1] != ' ') {
            i = EightBytes.indexOf('[', bytes, i + 1, to);
        }
        return i;
    }

    private static boolean isQuoteNext(byte[] bytes, int from, int to) {
        int i = Ascii.skipSpaces(bytes, from, to);
        return i > from && i < to && bytes[i] == '"';
    }
}
