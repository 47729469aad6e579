package httpmonitor.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The networks of addresses: 24 bits of an IPv4 address, 64 bits of an IPv6 address, as {@code 10.0.0.0/24}. */
public final class Networks {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 =
            Pattern.compile("(?:::ffff:)?((?:" + OCTET + "\\.){2}" + OCTET + ")\\." + OCTET, Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUPS = Pattern.compile("[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){0,7}|");
    private static final Pattern NETWORK = Pattern.compile("(.+)/(\\d|[1-9]\\d|1[01]\\d|12[0-8])");

    private static final int IPV4_BITS = 32;
    private static final int ALL_GROUPS = 8;
    private static final int GROUPS_OF_NETWORK = 4;

    private Networks() {}

    /**
     * Sums up clients by network.
     *
     * @param top the highest number of networks
     * @return most hits first, equal counts by code point; a client that is no address is a network of its own
     */
    public static List<HitGroup> of(List<HitGroup> clients, int top) {
        return HitGroup.summed(
                clients.stream()
                        .map(client -> client.named(of(client.value()).orElse(client.value()), Optional.empty()))
                        .toList(),
                top);
    }

    /** Whether a text is an address and a number of bits, for example {@code 10.0.0.0/8} or {@code 2001:db8::/32}. */
    public static boolean isNetwork(String text) {
        Matcher parts = NETWORK.matcher(text);
        return parts.matches()
                && (IPV4.matcher(parts.group(1)).matches()
                        ? Integer.parseInt(parts.group(2)) <= IPV4_BITS
                        : groups(parts.group(1)).isPresent());
    }

    /** The network of an address; empty for any other text. */
    public static Optional<String> of(String address) {
        Matcher ipv4 = IPV4.matcher(address);
        return ipv4.matches()
                ? Optional.of(ipv4.group(1) + ".0/24")
                : groups(address).map(Networks::ofGroups);
    }

    private static String ofGroups(int[] groups) {
        int last = GROUPS_OF_NETWORK;
        while (last > 0 && groups[last - 1] == 0) {
            last--;
        }
        return Arrays.stream(groups, 0, last).mapToObj(Integer::toHexString).collect(Collectors.joining(":")) + "::/64";
    }

    /** The eight groups of an IPv6 address. */
    private static Optional<int[]> groups(String address) {
        int gap = address.indexOf("::");
        String front = gap < 0 ? address : address.substring(0, gap);
        String back = gap < 0 ? "" : address.substring(gap + 2);
        if (!GROUPS.matcher(front).matches() || !GROUPS.matcher(back).matches()) {
            return Optional.empty();
        }
        int[] first = numbers(front);
        int[] last = numbers(back);
        int missing = ALL_GROUPS - first.length - last.length;
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        int[] groups = Arrays.copyOf(first, ALL_GROUPS);
        System.arraycopy(last, 0, groups, ALL_GROUPS - last.length, last.length);
        return Optional.of(groups);
    }

    private static int[] numbers(String groups) {
        return groups.isEmpty()
                ? new int[0]
                : Arrays.stream(groups.split(":"))
                        .mapToInt(group -> Integer.parseInt(group, 16))
                        .toArray();
    }
}
