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
        RestJson rest = new RestJson(connection);
        while (true) {
            try {
                rest.get("Timed out waiting for the cluster", HEALTH, "status");
                return;
            } catch (ElasticException e) {
                if (!passes(e) || System.nanoTime() - start >= atMost.toNanos()) {
                    throw e;
                }
            }
            Thread.sleep(STEP);
        }
    }

    private static boolean passes(ElasticException e) {
        OptionalInt status =
                ElasticFailure.of(e.getCause() == null ? e : e.getCause()).status();
        return status.isEmpty() || status.getAsInt() == 408 || status.getAsInt() == 429 || status.getAsInt() >= 500;
    }
}
