package httpmonitor.generate.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A shop, its visitors and their software, from the resource {@code shop.txt}; every list is ranked. */
final class ShopSite {

    private static final String DATA = data();

    static final Zipf<Resource> PAGES = resources("pages", 1);
    static final Zipf<Resource> API_CALLS = resources("api_calls", 1);
    static final Zipf<Resource> ASSETS = resources("assets", 1);
    static final Zipf<Resource> PROBES = resources("probes", 0.5);
    static final Zipf<Resource> MONITORING_REQUESTS = resources("monitoring_requests", 1);
    static final Zipf<Resource> CRAWLER_FILES = resources("crawler_files", 1);
    static final Zipf<String> BROWSERS = texts("browsers", 0.8);
    static final Zipf<String> PROGRAMS = texts("programs", 0.8);
    static final Zipf<String> CRAWLERS = texts("crawlers", 0.8);
    static final Zipf<String> REFERRERS = texts("referrers", 0.8);
    static final Zipf<String> HOSTS = texts("hosts", 1);
    static final Zipf<String> USERS = texts("users", 1);

    /** Addresses from ranges for documentation and private use; the same for every seed: it is the same site. */
    static final Zipf<String> CLIENTS = new Zipf<>(addresses(new Dice(0, 0)), 0.9);

    private ShopSite() {}

    private static String data() {
        try (InputStream in = Objects.requireNonNull(ShopSite.class.getResourceAsStream("shop.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a list, up to the empty one behind it. */
    private static List<String> list(String name) {
        return DATA.lines()
                .dropWhile(line -> !line.equals("[" + name + "]"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
    }

    private static Zipf<Resource> resources(String name, double exponent) {
        return new Zipf<>(list(name).stream().map(Resource::parse).toList(), exponent);
    }

    private static Zipf<String> texts(String name, double exponent) {
        return new Zipf<>(list(name), exponent);
    }

    private static List<String> addresses(Dice dice) {
        return Stream.generate(() -> address(dice)).limit(600).toList();
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
