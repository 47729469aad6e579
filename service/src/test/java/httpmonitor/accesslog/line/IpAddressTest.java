package httpmonitor.accesslog.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    private static final Pattern REFERENCE = Pattern.compile(rfc3986());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "1.2.3.4",
                "255.255.255.255",
                "127.0.0.1",
                "::",
                "::1",
                "1::",
                "2001:db8::7",
                "2001:DB8::ABCD",
                "fe80::1:2",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1::3:4:5:6:7:8",
                "::ffff:1.2.3.4",
                "64:ff9b::1.2.3.4",
                "1:2:3:4:5:6:1.2.3.4",
                "::1.2.3.4",
                "0000:0000:0000:0000:0000:0000:255.255.255.255"
            })
    void isAnAddress(String text) {
        assertThat(isIp(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                ".1.2.3.4",
                "1..3.4",
                "256.1.1.1",
                "1.1.1.256",
                "01.2.3.4",
                "1.2.3.00",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.a",
                "1.2.3.-4",
                "1.2.3.99999999999999",
                "example.com",
                "abcd",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                "1:",
                ":1",
                "1:2:3:4:5:6:7:",
                "::1:",
                ":1::",
                "12345::",
                "g::",
                "::g",
                "fe80::1%eth0",
                "[::1]",
                "::1/64",
                "::1.2.3",
                "::1.2.3.4:5",
                "::1.2.3.04",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4::",
                "1:2:3:4:5::6:1.2.3.4",
                "\u0661.2.3.4"
            })
    void isNoAddress(String text) {
        assertThat(isIp(text)).isFalse();
    }

    @Test
    void agreesWithTheGrammarOfRfc3986() {
        var random = new Random(3986);
        int addresses = 0;
        for (int i = 0; i < 500_000; i++) {
            String text = candidate(random);
            boolean expected = REFERENCE.matcher(text).matches();

            Assertions.assertEquals(expected, isIp(text), text);
            addresses += expected ? 1 : 0;
        }
        assertThat(addresses).isGreaterThan(50_000);
    }

    private static String candidate(Random random) {
        String[] pieces = {
            ":",
            ":",
            ":",
            ":",
            "::",
            "0",
            "1",
            "ab",
            "12f",
            "FFFF",
            "12345",
            "1.2.3.4",
            "9.08.7.6",
            "25.255.0.1",
            ".",
            "g"
        };
        var text = new StringBuilder();
        boolean tidy = random.nextInt(4) > 0;
        for (int i = random.nextInt(1, 10); i > 0; i--) {
            text.append(pieces[random.nextInt(5, tidy ? 10 : pieces.length)]);
            text.append(
                    tidy ? random.nextInt(8) == 0 ? "::" : i > 1 ? ":" : "" : pieces[random.nextInt(pieces.length)]);
        }
        return random.nextInt(4) == 0 ? text + ":" + pieces[random.nextInt(11, 14)] : text.toString();
    }

    /** IPv4address and IPv6address as written down in RFC 3986, section 3.2.2. */
    private static String rfc3986() {
        String octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9][0-9]|[0-9])";
        String ipv4 = "(?:" + octet + "\\." + octet + "\\." + octet + "\\." + octet + ")";
        String h16 = "[0-9a-fA-F]{1,4}";
        String ls32 = "(?:" + h16 + ":" + h16 + "|" + ipv4 + ")";
        List<String> choices = new ArrayList<>(List.of(ipv4, "(?:" + h16 + ":){6}" + ls32));
        for (int groups = 5; groups >= 0; groups--) {
            choices.add(upTo(5 - groups, h16) + "::(?:" + h16 + ":){" + groups + "}" + ls32);
        }
        choices.add(upTo(6, h16) + "::" + h16);
        choices.add(upTo(7, h16) + "::");
        return String.join("|", choices);
    }

    /** {@code [ *n( h16 ":" ) h16 ]} where {@code groups} is n + 1. */
    private static String upTo(int groups, String h16) {
        return groups == 0 ? "" : "(?:(?:" + h16 + ":){0," + (groups - 1) + "}" + h16 + ")?";
    }

    private static boolean isIp(String text) {
        byte[] bytes = (":" + text + ".").getBytes(UTF_8);
        return IpAddress.isIp(bytes, 1, bytes.length - 1);
    }
}
