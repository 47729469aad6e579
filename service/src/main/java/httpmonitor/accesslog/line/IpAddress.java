package httpmonitor.accesslog.line;

/**
 * Recognises IP addresses as text, as strictly as Elasticsearch's {@code ip} type: IPv4 as four decimal octets without
 * leading zeros, IPv6 as in RFC 4291, section 2.2, without a zone and without brackets.
 */
public final class IpAddress {

    private static final int SHORTEST = "::".length();
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();
    private static final int GROUPS = 8;

    private IpAddress() {}

    public static boolean isIp(byte[] bytes, int from, int to) {
        int length = to - from;
        return length >= SHORTEST && length <= LONGEST && (isIpv4(bytes, from, to) || isIpv6(bytes, from, to));
    }

    private static boolean isIpv4(byte[] bytes, int from, int to) {
        int i = from;
        for (int octet = 1; octet <= 4; octet++) {
            int end = endOfOctet(bytes, i, to);
            boolean endsRight = octet < 4 ? end < to && bytes[end] == '.' : end == to;
            if (end == i || !endsRight) {
                return false;
            }
            i = end + 1;
        }
        return true;
    }

    /** Index after a number of 0 to 255 without leading zeros, {@code from} where there is none. */
    private static int endOfOctet(byte[] bytes, int from, int to) {
        int value = 0;
        int i = from;
        while (i < to && Ascii.isDigit(bytes[i]) && value <= 255) {
            value = value * 10 + bytes[i] - '0';
            i++;
        }
        boolean leadingZero = i - from > 1 && bytes[from] == '0';
        return value > 255 || leadingZero ? from : i;
    }

    /**
     * Groups of hexadecimal digits. Two colons may replace one or more groups of zeros, once; the last two groups may
     * be an IPv4.
     */
    private static boolean isIpv6(byte[] bytes, int from, int to) {
        int groups = 0;
        boolean abbreviated = isDoubleColon(bytes, from, to);
        int i = abbreviated ? from + 2 : from;
        while (i < to) {
            int end = endOfGroup(bytes, i, to);
            if (end < to && bytes[end] == '.') {
                return isIpv4(bytes, i, to) && isComplete(groups + 2, abbreviated);
            }
            if (end == i) {
                return false;
            }
            groups++;
            if (end == to) {
                break;
            }
            boolean isDouble = isDoubleColon(bytes, end, to);
            boolean endsWithColon = end + 1 == to;
            if (bytes[end] != ':' || endsWithColon || (isDouble && abbreviated)) {
                return false;
            }
            abbreviated |= isDouble;
            i = isDouble ? end + 2 : end + 1;
        }
        return isComplete(groups, abbreviated);
    }

    private static boolean isComplete(int groups, boolean abbreviated) {
        return abbreviated ? groups < GROUPS : groups == GROUPS;
    }

    private static boolean isDoubleColon(byte[] bytes, int from, int to) {
        return to - from >= 2 && bytes[from] == ':' && bytes[from + 1] == ':';
    }

    /** Index after one to four hexadecimal digits, {@code from} where there is none. */
    private static int endOfGroup(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && i - from < 4 && Ascii.isHexDigit(bytes[i])) {
            i++;
        }
        return i;
    }
}
