package httpmonitor.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks whether a request is meant for this server. The page of another site can make a browser send requests to any
 * address, through a host name of that site which resolves to the address. The request then has that name.
 */
final class HostHeader {

    /** The JDK looks up no name in brackets. */
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f]{0,4}:[0-9a-f:.]{1,41}]");

    private HostHeader() {}

    /**
     * Whether the request names the address that received it, {@code localhost}, or one of these names. The port does
     * not count, since it may be forwarded.
     */
    static boolean names(HttpExchange exchange, Set<String> others) {
        String authority = exchange.getRequestURI().getRawAuthority();
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        String named = authority != null ? authority : hosts.size() == 1 ? hosts.getFirst() : null;
        return named != null && names(named, exchange.getLocalAddress().getAddress(), others);
    }

    /** The same for a header of this value, of a request that came to this address. */
    static boolean names(String header, InetAddress address, Set<String> others) {
        String host = header.replaceFirst(":[0-9]{0,5}$", "").toLowerCase(Locale.ROOT);
        return host.equals("localhost") || others.contains(host) || isLiteralOf(host, address);
    }

    /** Whether the host is this address, an IPv6 address in brackets and shortened in any way. Asks no name server. */
    private static boolean isLiteralOf(String host, InetAddress address) {
        if (!IPV6.matcher(host).matches()) {
            return host.equals(address.getHostAddress());
        }
        try {
            return InetAddress.getByName(host).equals(address);
        } catch (UnknownHostException e) {
            return false; // no address, although in brackets
        }
    }
}
