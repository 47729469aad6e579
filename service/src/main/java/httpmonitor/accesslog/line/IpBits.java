package httpmonitor.accesslog.line;

/** An IP address as 128 bits; an IPv4 as the IPv6 that stands for it ({@code ::ffff:a.b.c.d}). */
public record IpBits(long high, long low) {

    private static final int GROUPS = 8;

    /** The bits of what {@link IpAddress#isIp} takes for an address. */
    public static IpBits of(byte[] bytes, int from, int to) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int i = from;
        while (i < to) {
            int end = i;
            while (end < to && bytes[end] != ':' && bytes[end] != '.') {
                end++;
            }
            if (end < to && bytes[end] == '.') {
                int ipv4 = ipv4(bytes, i, to);
                boolean alone = i == from;
                gap = alone ? 0 : gap;
                groups[count++] = ipv4 >>> 16;
                groups[count++] = ipv4 & 0xFFFF;
                return alone ? of(0, 0xFFFFL << 32 | Integer.toUnsignedLong(ipv4)) : spread(groups, count, gap);
            }
            if (end == i) { // a colon
                gap = end + 1 < to && bytes[end + 1] == ':' || i > from ? count : gap;
                i++;
                continue;
            }
            groups[count++] = hex(bytes, i, end);
            i = end < to ? end + 1 : end;
            if (end + 1 < to && bytes[end + 1] == ':') {
                gap = count;
                i = end + 2;
            }
        }
        return spread(groups, count, gap);
    }

    /** Whether the first bits are the same. */
    public boolean startsLike(IpBits other, int bits) {
        long highMask = bits >= 64 ? -1 : bits == 0 ? 0 : -1L << (64 - bits);
        long lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
        return ((high ^ other.high) & highMask) == 0 && ((low ^ other.low) & lowMask) == 0;
    }

    private static IpBits of(long high, long low) {
        return new IpBits(high, low);
    }

    private static IpBits spread(int[] groups, int count, int gap) {
        int[] all = new int[GROUPS];
        int before = gap < 0 ? count : gap;
        System.arraycopy(groups, 0, all, 0, before);
        System.arraycopy(groups, before, all, GROUPS - (count - before), count - before);
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = high << 16 | all[i];
            low = low << 16 | all[i + GROUPS / 2];
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
