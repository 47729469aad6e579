package httpmonitor.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a request is meant for this server. The page of another site can make a browser send requests to any
 * address, through a host name of that site which resolves to the address. The request then has that name.
 */
final class HostHeader {

    private HostHeader() {}

    /**
     * Whether the request names the address that received it, {@code localhost}, or one of these names. The port does
     * not count, since it may be forwarded.
     */
    static boolean names(HttpExchange exchange, Set<String> others) {
        String authority = exchange.getRequestURI().getRawAuthority();
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        String named = authority != null ? authority : hosts.size() == 1 ? hosts.getFirst() : null;
        String host = named == null ? null : withoutPort(named);
        return host != null
                && (host.equals("localhost")
                        || others.contains(host)
                        || host.equals(literal(exchange.getLocalAddress().getAddress())));
    }

    /** The host in lower case, an IPv6 address without brackets; null where the header is malformed. */
    private static @Nullable String withoutPort(String authority) {
        String host = authority.replaceFirst(":[0-9]{0,5}$", "").toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1);
        }
        return host.contains(":") ? null : host;
    }

    /** As people write it: without the interface after a {@code %}, the loopback short. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*$", "");
        return text.equals("0:0:0:0:0:0:0:1") ? "::1" : text;
    }
}
