package httpmonitor.generate.site;

import java.util.ArrayList;
import java.util.List;

/**
 * The profile of the traffic: the site, its visitors and their software. Every list is ranked, most popular first.
 *
 * @param pages what people open
 * @param calls what pages and programs ask of the interface
 * @param assets what comes with a page
 * @param probes what strangers look for and do not find
 * @param chores what programs ask for besides calls
 * @param errands what crawlers ask for besides pages
 * @param clients addresses, from ranges for documentation and private use only
 * @param hosts virtual hosts
 * @param users names of users who log in
 * @param entrances referrers of a first page
 * @param browsers user agents of people
 * @param programs user agents of machines
 * @param crawlers user agents of search engines
 */
public record TrafficProfile(
        List<Resource> pages,
        List<Resource> calls,
        List<Resource> assets,
        List<Resource> probes,
        List<Resource> chores,
        List<Resource> errands,
        List<String> clients,
        List<String> hosts,
        List<String> users,
        List<String> entrances,
        List<String> browsers,
        List<String> programs,
        List<String> crawlers) {

    private static final int CLIENTS = 600;

    /** A shop on the web with an interface for programs. */
    public static TrafficProfile shop() {
        return new TrafficProfile(
                ShopSite.PAGES,
                ShopSite.CALLS,
                ShopSite.ASSETS,
                ShopSite.PROBES,
                ShopSite.CHORES,
                ShopSite.ERRANDS,
                addresses(),
                List.of("www.example.com", "shop.example.com", "api.example.com", "example.com"),
                List.of("anna", "ben", "carla", "dmitri", "elif", "fatima", "george", "hana", "ivan", "jun"),
                UserAgents.ENTRANCES,
                UserAgents.BROWSERS,
                UserAgents.PROGRAMS,
                UserAgents.CRAWLERS);
    }

    /** The same addresses for every seed: it is the same site, on another day. */
    private static List<String> addresses() {
        Dice dice = new Dice(0, 0);
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            addresses.add(address(dice));
        }
        return addresses;
    }

    private static String address(Dice dice) {
        return switch (dice.below(10)) {
            case 0 ->
                "2001:db8:" + Integer.toHexString(1 + dice.below(0xfffe)) + "::"
                        + Integer.toHexString(1 + dice.below(0xfffe));
            case 1, 2 -> "192.0.2." + (1 + dice.below(254));
            case 3, 4 -> "198.51.100." + (1 + dice.below(254));
            case 5, 6 -> "203.0.113." + (1 + dice.below(254));
            case 7 -> "192.168." + dice.below(256) + "." + (1 + dice.below(254));
            case 8 -> "172." + (16 + dice.below(16)) + "." + dice.below(256) + "." + (1 + dice.below(254));
            default -> "10." + dice.below(256) + "." + dice.below(256) + "." + (1 + dice.below(254));
        };
    }
}
