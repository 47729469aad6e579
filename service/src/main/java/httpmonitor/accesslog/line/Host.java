package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;

/** A host with or without a port: {@code name}, {@code name:80}, {@code [::1]:80}. */
public final class Host {

    private Host() {}

    /**
     * Where the name ends: after the bracket of an address in brackets, else in front of the first colon. An IPv6
     * address without brackets is kept whole.
     */
    public static int endOfName(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '[') {
            int bracket = EightBytes.indexOf(']', bytes, from, to);
            return bracket < to ? bracket + 1 : to;
        }
        int colon = EightBytes.indexOf(':', bytes, from, to);
        return colon < to && IpAddress.isIp(bytes, from, to) ? to : colon;
    }
}
