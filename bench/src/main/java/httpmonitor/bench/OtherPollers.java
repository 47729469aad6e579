package httpmonitor.bench;

import java.io.IOException;

/**
 * How else the same could be asked. Both come from a project that kept all hits in one index, which is written to all
 * the time, so that nothing it asks is ever in the cache; here the hits lie in an index for each day, and the cache is
 * left out instead.
 */
final class OtherPollers {

    private static final String SEARCH = "/access-log-*/_search?request_cache=false";
    private static final String LAST_MINUTES = "{\"range\":{\"@timestamp\":{\"gte\":\"now-2m\"}}}";
    private static final String INTERVAL = "{\"range\":{\"@timestamp\":{\"gte\":\"now-10s\"}}}";

    private final BenchStore store;

    OtherPollers(BenchStore store) {
        this.store = store;
    }

    /** Three requests: top sections and top clients of everything, and a count; how many milliseconds they took. */
    double threeRequests() throws IOException, InterruptedException {
        long started = System.nanoTime();
        store.post(SEARCH, "{\"size\":0,\"aggs\":{\"sections\":{\"terms\":{\"field\":\"section\"}}}}");
        store.post(SEARCH, "{\"size\":0,\"aggs\":{\"clients\":{\"terms\":{\"field\":\"source.address\"}}}}");
        store.post("/access-log-*/_count", "{\"query\":" + LAST_MINUTES + "}");
        return millisSince(started);
    }

    /** One search with everything in it; how many milliseconds it took. */
    double oneSearch() throws IOException, InterruptedException {
        long started = System.nanoTime();
        String bytes = "\"bytes\":{\"sum\":{\"field\":\"http.response.body.bytes\"}}";
        String top = "\"sections\":{\"terms\":{\"field\":\"section\"},\"aggs\":{" + bytes + "}},"
                + "\"clients\":{\"terms\":{\"field\":\"source.address\"},\"aggs\":{" + bytes + "}},"
                + "\"status\":{\"terms\":{\"field\":\"http.response.status_code\"}}";
        store.post(
                SEARCH,
                "{\"size\":0,\"track_total_hits\":true,\"aggs\":{\"totals\":{\"terms\":{\"field\":\"section\"},\"aggs\":{"
                        + bytes + "}},\"interval\":{\"filter\":" + INTERVAL + ",\"aggs\":{" + top
                        + "}},\"window\":{\"filter\":" + LAST_MINUTES + "}}}");
        return millisSince(started);
    }

    private static double millisSince(long started) {
        return (System.nanoTime() - started) / 1e6;
    }
}
