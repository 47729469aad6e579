package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;
import java.util.Arrays;

/** An IP address as 128 bits; an IPv4 as its IPv6 form ({@code ::ffff:a.b.c.d}). */
public record IpBits(long high, long low) {

    private static final int GROUPS = 8;

    /** The bits of an address that {@link IpAddress#isIp} accepts. */
    public static IpBits of(byte[] bytes, int from, int to) {
        int colon = EightBytes.indexOf(':', bytes, from, to);
        if (colon == to) {
            return new IpBits(0, 0xFFFFL << 32 | Integer.toUnsignedLong(ipv4(bytes, from, to)));
        }
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = GROUPS;
        for (int at = from; at < to; ) {
            int end = EightBytes.indexOf(':', bytes, at, to);
            if (end == at) { // "::", whose first colon ended a group, or begins the address
                gap = count;
                end += at == from ? 1 : 0;
            } else if (EightBytes.indexOf('.', bytes, at, end) < end) {
                int ipv4 = ipv4(bytes, at, end);
                groups[count++] = ipv4 >>> 16;
                groups[count++] = ipv4 & 0xFFFF;
            } else {
                groups[count++] = hex(bytes, at, end);
            }
            at = end + 1;
        }
        if (gap < GROUPS) { // "::" stands for as many zeros as move the groups after it to the end
            int afterGap = count - gap;
            System.arraycopy(groups, gap, groups, GROUPS - afterGap, afterGap);
            Arrays.fill(groups, gap, GROUPS - afterGap, 0);
        }
        return of(groups);
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
