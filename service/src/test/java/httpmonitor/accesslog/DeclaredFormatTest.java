package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.format.TrustedProxies;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredFormatTest {

    static List<Arguments> directives() {
        return Lines.triples("directives.txt");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("directives")
    void aLineIsReadAsTheDirectiveSays(String directive, String line, String expected) {
        assertThat(describe(rules(directive), line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$remote_addr$time_local \"$request\"",
                "$remote_addr [$time_local] \"$request\" $",
                "$remote_addr ${} [$time_local] \"$request\"",
                "%h%l%t \"%r\"",
                "%h %t \"%r\" %",
                "$remote_addr \"$request\" $status",
                "[$time_local] \"$request\" $status",
                "$remote_addr [$time_local] $status",
                "{\"ip\":\"$remote_addr\",\"request\":\"$request\"}",
                "no-such-format"
            })
    void whatCannotBeReadIsRefused(String directive) {
        assertThatThrownBy(() -> rules(directive)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSentenceMarksThePlace() {
        assertThatThrownBy(() -> rules("$remote_addr$time_local \"$request\""))
                .hasMessageContaining("$remote_addr>>>$time_local");
    }

    @Test
    void aTimeWithoutAZoneIsThatOfTheZoneGiven() {
        LineRules rules = new LineRules("", ZoneId.of("Europe/Vienna"), TrustedProxies.NONE);
        String line =
                "10.0.0.1:5 [10/Oct/2000:22:55:36.000] in b/s 0/0/0/0/7 200 5 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.0\"";

        assertThat(describe(rules, line))
                .contains("status=200")
                .contains("nanos=7000000")
                .doesNotContain("time=");
    }

    @Test
    void withTrustedProxiesTheClientIsTheLastAddressThatIsNoneOfThem() {
        LineRules rules = new LineRules("", ZoneOffset.UTC, TrustedProxies.of(List.of("10.0.0.0/8", "2001:db8::/32")));
        String line = "\"198.51.100.9, 203.0.113.7, 10.0.0.1, 2001:db8:7::1\" - - " + Lines.TIME
                + " \"GET / HTTP/1.1\" 200 5";

        assertThat(describe(rules, line)).contains("ip=203.0.113.7 ");
        assertThat(Lines.describe(Lines.parse(line), Set.of())).contains("ip=198.51.100.9 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "proxy", "10.0.0.0/", "::1/129", ""})
    void whatIsNoNetworkIsRefused(String cidr) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(cidr))).isInstanceOf(IllegalArgumentException.class);
    }

    private static LineRules rules(String directive) {
        return new LineRules(directive, ZoneOffset.UTC, TrustedProxies.NONE);
    }

    private static String describe(LineRules rules, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return Lines.describe(new SourceParser(rules).parse(bytes, 0, bytes.length), Lines.REQUEST);
    }
}
