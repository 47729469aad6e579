package httpmonitor.accesslog.line;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpBitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "2001:db8::7",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "64:ff9b::1.2.3.4",
                "1::3:4:5:6:7:8"
            })
    void theBitsOfAnIpv6AreThoseThatJavaFinds(String address) throws Exception {
        ByteBuffer expected = ByteBuffer.wrap(InetAddress.getByName(address).getAddress());

        assertThat(bits(address)).isEqualTo(new IpBits(expected.getLong(), expected.getLong()));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.0.0.0, 104, true",
        "11.1.2.3, 10.0.0.0, 104, false",
        "::ffff:10.1.2.3, 10.0.0.0, 104, true",
        "2001:db8:ffff::1, 2001:db8::, 32, true",
        "2001:db9::1, 2001:db8::, 32, false",
        "2001:db8::1, 2001:db8::2, 126, true",
        "2001:db8::1, 2001:db8::2, 127, false",
        "::1, 8000::, 0, true"
    })
    void anAddressLiesInANetwork(String address, String network, int bits, boolean within) {
        assertThat(bits(network).startsLike(bits(address), bits)).isEqualTo(within);
    }

    private static IpBits bits(String address) {
        byte[] bytes = address.getBytes(US_ASCII);
        return IpBits.of(bytes, 0, bytes.length);
    }
}
