package httpmonitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {

    private static boolean names(String header, String address, String... others) throws Exception {
        return HostHeader.names(header, InetAddress.getByName(address), Set.of(others));
    }

    @ParameterizedTest
    @CsvSource({
        "[2001:db8::1], 2001:db8::1",
        "[2001:DB8::1]:8911, 2001:db8::1",
        "[2001:db8:0:0:0:0:0:1], 2001:db8::1",
        "[::1]:8911, ::1",
        "[0:0:0:0:0:0:0:1], ::1",
        "[fe80::1], fe80::1%1",
        "[::ffff:192.0.2.7], 192.0.2.7",
        "192.0.2.7:80, 192.0.2.7",
        "LOCALHOST:8080, 2001:db8::1",
    })
    void anAddressIsNamedHoweverItIsShortened(String header, String address) throws Exception {
        assertThat(names(header, address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::1",
                "[2001:db8::2]",
                "[2001:db8::1].evil.example",
                "[2001:db8::1",
                "[::2001:db8::1]",
                "[localhost]",
                "[dead.evil.example]",
                "[]",
                "[:]",
                "evil.example",
                "192.0.2.7",
                "",
            })
    void whatIsNotTheAddressIsNot(String header) throws Exception {
        assertThat(names(header, "2001:db8::1")).isFalse();
    }

    @Test
    void theHostThatTheUserTypedIsNamed() throws Exception {
        assertThat(names("monitor.example:8911", "2001:db8::1", "monitor.example"))
                .isTrue();
        assertThat(names("[::]:8911", "2001:db8::1", "[::]")).isTrue();
    }
}
