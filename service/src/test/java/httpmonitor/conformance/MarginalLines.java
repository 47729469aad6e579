package httpmonitor.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Lines between right and wrong, put together from the pieces that parsers stumble over. The same seed gives the same
 * lines.
 */
final class MarginalLines {
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.7",
            "-",
            "",
            "host",
            "::1",
            "2001:db8::7",
            "[::1]:80",
            "shop.example:443",
            "1.2.3.400",
            "01.2.3.4",
            "fe80::1%eth0",
            "10.0.0.7, 10.0.0.8",
            "10.0.0.7,10.0.0.8",
            "-, 10.0.0.8",
            ",10.0.0.8",
            "\"10.0.0.7, x\"",
            "\"-\"",
            "\"\"",
            "\" 10.0.0.7 \"",
            "\"a\\\"b, c\"",
            "\"::1\"",
            "\"open",
            "a,",
            "-:80",
            ":80",
            "[::1",
            "1::2::3",
            "::ffff:1.2.3.4",
            "\"a\\ ,b\"",
            "é\uFFFD",
            "\"a\"b");
    private static final List<String> USERS =
            List.of("-", "frank", "-", "z \"y\"", "[x]", "", "a b  c", "[10/Oct/2026:13:55:36 +0000] x");
    private static final List<String> TIMES = List.of(
            "[10/Oct/2026:13:55:36 +0000]",
            "[29/Feb/2024:23:59:59 -0730]",
            "[29/Feb/2026:00:00:00 +0000]",
            "[31/Apr/2026:00:00:00 +0000]",
            "[10/Oct/2026:24:00:00 +0000]",
            "[10/Oct/2026:13:55:60 +0000]",
            "[10/oct/2026:13:55:36 +0000]",
            "[10/Oct/2026:13:55:36 +1800]",
            "[10/Oct/2026:13:55:36 +1801]",
            "[10/Oct/2026:13:55:36]",
            "[x]",
            "",
            "10/Oct/2026:13:55:36 +0000");
    private static final List<String> REQUESTS = List.of(
            "GET /a/b?c=d#e HTTP/1.1",
            "GET / HTTP/1.0",
            "-",
            "",
            "GET",
            "GET HTTP/1.1",
            "GET HTTP/1.1 HTTP/1.1",
            "GET /a b c HTTP/1.1",
            " GET  /a  HTTP/2 ",
            "OPTIONS * HTTP/1.1",
            "CONNECT host:443 HTTP/1.1",
            "GET http://h?x HTTP/1.1",
            "GET http://u@p@h:80/x/y HTTP/1.1",
            "GET http://[::1]:80/ HTTP/1.1",
            "GET http://::1/x HTTP/1.1",
            "GET http://:80/x",
            "GET http:///x#?y",
            "GET ?x HTTP/1.1",
            "GET //x HTTP/1.1",
            "\\x16\\x03\\x01",
            "G\\\"ET / HTTP/1.1",
            "GET /\\\"q\\\" HTTP/1.1",
            "1GET / HTTP/1.1",
            "M-SEARCH * HTTP/1.1",
            "GET /a HTTP/",
            "GET /\\\\",
            "GET /é/ü?ß HTTP/1.1",
            "get /x#y?z",
            "GET /?",
            "GET /#",
            "GET http://[::1/x",
            "GET h+1.-://x/y",
            "GET\t/x HTTP/1.1",
            "GET /a,b");
    private static final List<String> NUMBERS = List.of(
            "200",
            "-",
            "0",
            "32767",
            "32768",
            "00200",
            "9223372036854775807",
            "9223372036854775808",
            "",
            "2x",
            "+1",
            "1.5",
            "99999999999999999999");
    private static final List<String> TAILS = List.of(
            "",
            " \"-\" \"-\"",
            " \"http://r/\" \"Mozilla \\\"x\\\"\"",
            " \"\" \"\"",
            " \"r\"",
            " \"r\" ua",
            " x y",
            " \"open",
            "  \"r\"  \"ua\" 17",
            " \"r\"\"ua\"",
            "\r");
    private static final List<String> EPOCHS = List.of(
            "1549573860",
            "\"1549573860\"",
            "253402300799",
            "253402300800",
            "-",
            "",
            "0",
            "000",
            "-5",
            "1e3",
            "\"\"",
            "0000000000001549573860");
    private static final List<String> CSV_TEXTS = List.of(
            "\"10.0.0.7\"",
            "\"-\"",
            "\"\"",
            "-",
            "",
            "apache",
            "\"a \"\"b\"\" c\"",
            "\"a\\\"b\"",
            "\"open",
            "\"x\"y",
            "\" 10.0.0.7 , b\"",
            "\"10.0.0.7\"\"\"",
            "\"::1\"",
            "\"remotehost\"");

    private final Random random;

    MarginalLines(long seed) {
        random = new Random(seed);
    }

    byte[] next() {
        String line = random.nextInt(3) == 0 ? csv() : common();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) " \"\\[],:/?#-\u00e9\u00ff".charAt(random.nextInt(13));
        }
        return bytes;
    }

    private String common() {
        StringBuilder line = new StringBuilder();
        int addresses = 1 + random.nextInt(3);
        for (int i = 0; i < addresses; i++) {
            line.append(one(ADDRESSES)).append(spaces());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            line.append(one(USERS)).append(spaces());
        }
        line.append(usually(TIMES))
                .append(spaces())
                .append('"')
                .append(one(REQUESTS))
                .append('"');
        return line.append(spaces())
                .append(usually(NUMBERS))
                .append(spaces())
                .append(usually(NUMBERS))
                .append(one(TAILS))
                .toString();
    }

    private String csv() {
        String request = random.nextBoolean() ? '"' + one(REQUESTS) + '"' : one(REQUESTS);
        String line = String.join(
                ",",
                usually(CSV_TEXTS),
                usually(CSV_TEXTS),
                one(CSV_TEXTS),
                usually(EPOCHS),
                request,
                csvNumber(),
                csvNumber());
        return switch (random.nextInt(6)) {
            case 0 -> line.substring(0, random.nextInt(line.length()));
            case 1 -> line + ",more";
            default -> line;
        };
    }

    private String csvNumber() {
        String number = usually(NUMBERS);
        return random.nextBoolean() ? '"' + number + '"' : number;
    }

    private String spaces() {
        return random.nextInt(12) == 0 ? "  " : random.nextInt(40) == 0 ? "" : " ";
    }

    /** One of these, mostly the first. */
    private String usually(List<String> from) {
        return random.nextInt(3) > 0 ? from.get(0) : one(from);
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
