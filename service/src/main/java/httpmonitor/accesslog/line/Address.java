package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;

/**
 * Finds an IP address in a column: alone, {@code ADDRESS:PORT} of an IPv4, {@code [ADDRESS]} or {@code [ADDRESS]:PORT}.
 * Its span is one number, so that no object is needed.
 */
public final class Address {

    /** The text is no address. */
    public static final long NONE = -1;

    private static final int MOST_PORT_DIGITS = 5;

    private Address() {}

    /** The span of the address itself, without brackets and port, or {@link #NONE}. */
    public static long find(byte[] bytes, int from, int to) {
        if (IpAddress.isIp(bytes, from, to)) {
            return span(from, to);
        }
        if (from < to && bytes[from] == '[') {
            return inBrackets(bytes, from, to);
        }
        int colon = EightBytes.indexOf(':', bytes, from, to);
        boolean found = isPort(bytes, colon, to) && IpAddress.isIp(bytes, from, colon);
        return found ? span(from, colon) : NONE;
    }

    /** Where the address of a span begins. */
    public static int from(long span) {
        return (int) (span >>> Integer.SIZE);
    }

    /** Where the address of a span ends. */
    public static int to(long span) {
        return (int) span;
    }

    private static long inBrackets(byte[] bytes, int from, int to) {
        int bracket = EightBytes.indexOf(']', bytes, from, to);
        boolean ends = bracket + 1 == to || isPort(bytes, bracket + 1, to);
        return ends && IpAddress.isIp(bytes, from + 1, bracket) ? span(from + 1, bracket) : NONE;
    }

    /** Whether the text from {@code colon} on is a colon and up to five digits. */
    static boolean isPort(byte[] bytes, int colon, int to) {
        int digits = to - colon - 1;
        if (digits < 1 || digits > MOST_PORT_DIGITS || bytes[colon] != ':') {
            return false;
        }
        int i = colon + 1;
        while (i < to && Ascii.isDigit(bytes[i])) {
            i++;
        }
        return i == to;
    }

    private static long span(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }
}
