package httpmonitor.traffic;

import java.util.Optional;

/**
 * How long the server took for hits that have a duration.
 *
 * @param hits how many have one, at least 1
 * @param percentiles of their durations; empty where they are not known
 * @param maxNanos the longest of them, in nanoseconds, exact
 */
public record Latency(long hits, Optional<Percentiles> percentiles, long maxNanos) {

    /** Checks the ranges. */
    public Latency {
        if (hits < 1 || maxNanos < 0) {
            throw new IllegalArgumentException("no latency of " + hits + " hits up to " + maxNanos + " ns");
        }
    }

    /**
     * Durations in nanoseconds, right to 1 %: as many of 100 hits as the name says took at most so long.
     *
     * @param p50 the median
     * @param p95 of 100 hits, 95 took at most so long
     * @param p99 of 100 hits, 99 took at most so long
     */
    public record Percentiles(long p50, long p95, long p99) {

        /** Checks the order. */
        public Percentiles {
            if (p50 < 0 || p95 < p50 || p99 < p95) {
                throw new IllegalArgumentException("percentiles go up, not " + p50 + ", " + p95 + ", " + p99 + " ns");
            }
        }
    }
}
