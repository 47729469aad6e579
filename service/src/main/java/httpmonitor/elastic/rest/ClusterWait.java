package httpmonitor.elastic.rest;

import java.time.Duration;
import java.util.OptionalInt;

/** Waits for a cluster that is about to start. */
public final class ClusterWait {
    private static final Duration STEP = Duration.ofMillis(500);
    private static final String HEALTH = "/_cluster/health?wait_for_status=yellow&timeout=1s";

    private ClusterWait() {}

    /**
     * Waits until the cluster answers and has all primary shards. Needs the cluster privilege {@code monitor}.
     *
     * @throws ElasticException where it does not in time, or at once where it answers that waiting will not help
     */
    public static void await(ElasticConnection connection, Duration atMost)
            throws ElasticException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                ask(connection);
                return;
            } catch (ElasticException e) {
                if (!passes(e) || System.nanoTime() - start >= atMost.toNanos()) {
                    throw e;
                }
            }
            Thread.sleep(STEP);
        }
    }

    /**
     * Asks once.
     *
     * @throws ElasticException where the cluster does not answer, or does not have all primary shards
     */
    public static void ask(ElasticConnection connection) throws ElasticException {
        new RestJson(connection).get("Timed out waiting for the cluster", HEALTH, "status");
    }

    private static boolean passes(ElasticException e) {
        OptionalInt status = e.failure().status();
        return status.isEmpty() || status.getAsInt() == 408 || status.getAsInt() == 429 || status.getAsInt() >= 500;
    }
}
