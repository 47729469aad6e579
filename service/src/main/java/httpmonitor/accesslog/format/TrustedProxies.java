package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.IpAddress;
import httpmonitor.accesslog.line.IpBits;
import java.util.ArrayList;
import java.util.List;

/** The networks of trusted proxies; a client in a forwarded list has none of their addresses. */
public final class TrustedProxies {

    /** No proxy is trusted. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private record Network(IpBits address, int bits) {}

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * Networks as {@code ADDRESS/BITS}, or single addresses.
     *
     * @throws IllegalArgumentException if one of them is neither; the message is a sentence
     */
    public static TrustedProxies of(List<String> cidrs) {
        List<Network> networks = new ArrayList<>();
        cidrs.forEach(cidr -> networks.add(network(cidr.strip())));
        return new TrustedProxies(networks);
    }

    private static Network network(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = cidr.substring(0, slash < 0 ? cidr.length() : slash).getBytes(US_ASCII);
        boolean ipv4 = cidr.indexOf(':') < 0;
        int most = ipv4 ? 32 : 128;
        int bits = slash < 0 ? most : bits(cidr.substring(slash + 1));
        if (!IpAddress.isIp(address, 0, address.length) || bits < 0 || bits > most) {
            throw new IllegalArgumentException(
                    "'" + cidr + "' is not a network: expected an address, or ADDRESS/BITS such as 10.0.0.0/8");
        }
        return new Network(IpBits.of(address, 0, address.length), ipv4 ? bits + 96 : bits);
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether the address of this {@link Address} span is a trusted proxy's. */
    boolean contains(byte[] bytes, long span) {
        IpBits address = IpBits.of(bytes, Address.from(span), Address.to(span));
        for (Network network : networks) {
            if (network.address.startsLike(address, network.bits)) {
                return true;
            }
        }
        return false;
    }
}
