package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;

/** An IP address as 128 bits; an IPv4 as its IPv6 form ({@code ::ffff:a.b.c.d}). */
public record IpBits(long high, long low) {

    private static final int GROUPS = 8;

    /** The bits of an address that {@link IpAddress#isIp} accepts. */
    public static IpBits of(byte[] bytes, int from, int to) {
        int colon = EightBytes.indexOf(':', bytes, from, to);
        if (colon == to) {
            return new IpBits(0, 0xFFFFL << 32 | Integer.toUnsignedLong(ipv4(bytes, from, to)));
        }
        int gap = gap(bytes, colon, to);
        int[] groups = new int[GROUPS];
        read(bytes, from, gap, groups);
        if (gap < to) { // "::" stands for as many zeros as move the groups after it to the end
            int[] afterGap = new int[GROUPS];
            int count = read(bytes, gap + 2, to, afterGap);
            System.arraycopy(afterGap, 0, groups, GROUPS - count, count);
        }
        return of(groups);
    }

    /** The index of {@code ::}, or {@code to} where there is none. */
    private static int gap(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !(bytes[at] == ':' && at + 1 < to && bytes[at + 1] == ':')) {
            at++;
        }
        return at;
    }

    /** Reads the groups up to {@code to}, the last two of which may be written as an IPv4; returns their number. */
    private static int read(byte[] bytes, int from, int to, int[] groups) {
        int count = 0;
        for (int at = from; at < to; ) {
            int end = EightBytes.indexOf(':', bytes, at, to);
            if (EightBytes.indexOf('.', bytes, at, end) < end) {
                int ipv4 = ipv4(bytes, at, end);
                groups[count++] = ipv4 >>> 16;
                groups[count++] = ipv4 & 0xFFFF;
            } else {
                groups[count++] = hex(bytes, at, end);
            }
            at = end + 1;
        }
        return count;
    }

    /** Whether the first {@code bits} bits of both addresses are the same. */
    public boolean startsLike(IpBits other, int bits) {
        long highMask = bits >= 64 ? -1 : bits == 0 ? 0 : -1L << (64 - bits);
        long lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
        return ((high ^ other.high) & highMask) == 0 && ((low ^ other.low) & lowMask) == 0;
    }

    private static IpBits of(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + GROUPS / 2];
        }
        return new IpBits(high, low);
    }

    private static int ipv4(byte[] bytes, int from, int to) {
        int value = 0;
        int octet = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                value = value << 8 | octet;
                octet = 0;
            } else {
                octet = octet * 10 + bytes[i] - '0';
            }
        }
        return value << 8 | octet;
    }

    private static int hex(byte[] bytes, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | Character.digit(bytes[i], 16);
        }
        return value;
    }
}
