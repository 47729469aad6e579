package httpmonitor.elastic;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;

/** Hits drawn from a seed, around an instant, with few values each so that counts are equal often. */
public final class RandomHits {

    /** Filters, and what they keep. */
    public static final List<Filter> FILTERS = List.of(
            new Filter(hit -> hit.section().equals(Optional.of("/a")), "section=/a"),
            new Filter(hit -> !hit.section().equals(Optional.of("/a")), "section!=/a"),
            new Filter(hit -> hit.client().equals("10.0.0.3"), "client=10.0.0.3"),
            new Filter(hit -> hit.status().orElse(0) == 404, "status=404"),
            new Filter(hit -> hit.status().orElse(0) / 100 == 5, "status=5xx"),
            new Filter(hit -> hit.status().orElse(0) / 100 != 5, "status!=5xx"),
            new Filter(hit -> hit.method().equals("GET"), "method=GET"),
            new Filter(hit -> hit.host().equals("web-1"), "host=web-1"),
            new Filter(hit -> hit.host().equals("web-2"), "host=vweb-2"),
            new Filter(hit -> !hit.host().equals("web-1"), "host!=web-1"),
            new Filter(hit -> hit.client().equals("10.0.0.3"), "url=/path10.0.0.3"),
            new Filter(hit -> hit.host().equals("web-1") || hit.host().equals("web-2"), "host=web-1", "host=vweb-2"),
            new Filter(
                    hit -> hit.method().equals("GET")
                            && (hit.status().orElse(0) == 404 || hit.status().orElse(0) / 100 == 5),
                    "status=404",
                    "method=GET",
                    "status=5xx"),
            new Filter(
                    hit -> !hit.method().equals("GET")
                            && !hit.method().equals("PUT")
                            && hit.host().equals("web-1"),
                    "method!=GET",
                    "host=web-1",
                    "method!=PUT"),
            new Filter(hit -> false, "section="));

    /** In the order of UTF-16 units the last two would stand the other way round. */
    private static final String[] SECTIONS = {"/", "/a", "/B", "/b", "/\u00e4", "/\uff5e", "/\ud83d\ude00"};

    private static final int[] STATUSES = {0, 99, 100, 199, 200, 204, 301, 399, 400, 404, 499, 500, 599, 600, 999};

    private final Random random;
    private final Instant t;

    public RandomHits(long seed, Instant t) {
        this.random = new Random(seed);
        this.t = t;
    }

    public record Filter(Predicate<StoredHit> keeps, List<String> conditions) {
        Filter(Predicate<StoredHit> keeps, String... conditions) {
            this(keeps, List.of(conditions));
        }
    }

    /** Stores some in the indices of two days and in the archive, and gives them all. */
    public List<StoredHit> store(TestStore store) throws IOException {
        List<StoredHit> all = new ArrayList<>();
        for (String index : List.of("2026.11.20", "2026.11.21", "archive")) {
            List<StoredHit> hits = new ArrayList<>();
            for (int i = 60 + random.nextInt(60); i > 0; i--) {
                hits.add(hit());
            }
            store.index(store.names.prefix() + index, hits);
            all.addAll(hits);
        }
        return all;
    }

    private StoredHit hit() {
        return new StoredHit(
                time(),
                random.nextInt(8) == 0 ? Optional.empty() : Optional.of(SECTIONS[random.nextInt(SECTIONS.length)]),
                "10.0.0." + random.nextInt(8),
                random.nextInt(9) == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(STATUSES[random.nextInt(STATUSES.length)]),
                random.nextInt(5_000),
                List.of("GET", "POST", "PUT").get(random.nextInt(3)),
                "web-" + random.nextInt(3),
                t);
    }

    /** Mostly in the interval and the seconds around it, some in the future, at the edges rather often. */
    private Instant time() {
        Instant second = t.minusSeconds(
                switch (random.nextInt(6)) {
                    case 0 -> random.nextInt(200);
                    case 1 -> -random.nextInt(90_000);
                    case 2 -> List.of(0, 1, 10, 11, 100, 101).get(random.nextInt(6));
                    default -> random.nextInt(12);
                });
        return random.nextBoolean() ? second : second.plusMillis(random.nextInt(1_000));
    }
}
