package httpmonitor.traffic;

import java.util.Optional;

/**
 * The latency of the hits that have a duration.
 *
 * @param hits their number, at least 1
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
     * Percentiles of durations in nanoseconds, right to 1 %.
     *
     * @param p50 the median
     * @param p95 95 of 100 hits took at most this time
     * @param p99 99 of 100 hits took at most this time
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
