package httpmonitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.0/24",
        "255.255.255.255, 255.255.255.0/24",
        "::ffff:10.1.2.3, 10.1.2.0/24",
        "2001:db8::1, 2001:db8::/64",
        "2001:DB8:0:1:2:3:4:5, 2001:db8:0:1::/64",
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334, 2001:db8:85a3::/64",
        "1:2:3:4:5:6:7::, 1:2:3:4::/64",
        "::1, ::/64",
        "::, ::/64",
        "fe80::1:2:3:4, fe80::/64",
        // No addresses:
        "a-name, a-name",
        "10.0.0.256, 10.0.0.256",
        "10.0.0, 10.0.0",
        "1:2:3, 1:2:3",
        "1:2:3:4:5:6:7:8:9, 1:2:3:4:5:6:7:8:9",
        "1::2::3, 1::2::3",
        "12345::, 12345::",
        "'', ''",
    })
    void anAddressBelongsToItsNetworkAndANameToItself(String client, String network) {
        assertThat(Networks.of(List.of(SampleTraffic.group(client, 1, 2, 3, 4)), 10))
                .containsExactly(SampleTraffic.group(network, 1, 2, 3, 4));
    }

    @Test
    void theBusiestComeFirstAndEqualOnesByCodePoint() {
        List<HitGroup> clients = List.of(
                SampleTraffic.group("10.0.2.1", 3, Long.MAX_VALUE, 1, 0),
                SampleTraffic.group("10.0.1.1", 2, 20, 0, 1),
                SampleTraffic.group("10.0.1.2", 1, 10, 1, 0),
                SampleTraffic.group("10.0.2.2", 1, Long.MAX_VALUE, 0, 0),
                SampleTraffic.group("10.0.0.1", 3, 30, 0, 0));

        assertThat(Networks.of(clients, 2))
                .containsExactly(
                        SampleTraffic.group("10.0.2.0/24", 4, Long.MAX_VALUE, 1, 0),
                        SampleTraffic.group("10.0.0.0/24", 3, 30, 0, 0));
    }

    @Test
    void aTextOfManyGroupsIsNone() {
        String many = "a:".repeat(100_000) + "a";

        assertThat(Networks.isNetwork(many + "/64")).isFalse();
        assertThat(Networks.of(List.of(SampleTraffic.group(many, 1, 2, 3, 4)), 10))
                .containsExactly(SampleTraffic.group(many, 1, 2, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/24", "10.1.2.3/0", "0.0.0.0/32", "2001:db8::/32", "::/0", "::1/128"})
    void networksAreRecognised(String text) {
        assertThat(Networks.isNetwork(text)).isTrue();
    }

    /** Elasticsearch refuses a search for what is no network: such a filter is one for a client of that name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.7",
                "10.0.0.0/33",
                "10.0.0/8",
                "::/129",
                "a/24",
                "/24",
                "10.0.0.0/",
                "10.0.0.0/024",
                "1::2::3/64"
            })
    void everythingElseIsAClient(String text) {
        assertThat(Networks.isNetwork(text)).isFalse();
    }
}
