package httpmonitor.generate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How many hits per second there are, over the time since the start: phases that follow each other and then begin
 * again. Immutable.
 */
public final class RateShape {

    /** Hits are counted in millionths, so that any sum of them is exact. */
    static final long MICRO = 1_000_000;

    private static final long NANOS = 1_000_000_000;

    private final long[] microRates;
    private final long[] lengths;
    private final long cycle;
    private final long cycleHits;

    private RateShape(List<Phase> phases) {
        this.microRates = phases.stream().mapToLong(Phase::microRate).toArray();
        this.lengths = phases.stream().mapToLong(Phase::seconds).toArray();
        this.cycle = Arrays.stream(lengths).reduce(0, Math::addExact);
        this.cycleHits = phases.stream().mapToLong(Phase::microHits).reduce(0, Math::addExact);
        if (cycleHits == 0) {
            throw new IllegalArgumentException("a rate of 0 without bursts would never write a line");
        }
    }

    /**
     * A time of one rate.
     *
     * @param rate hits per second, from 0 to 1,000,000, with at most six decimals
     * @param seconds how long, at least 1
     */
    public record Phase(BigDecimal rate, long seconds) {

        /** The highest rate. */
        public static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(1_000_000);

        /** Checks the ranges. */
        public Phase {
            if (rate.signum() < 0) {
                throw new IllegalArgumentException("a rate must not be negative, not " + rate);
            }
            if (rate.compareTo(HIGHEST_RATE) > 0) {
                throw new IllegalArgumentException("a rate must be at most 1000000 hits per second");
            }
            if (rate.stripTrailingZeros().scale() > 6) {
                throw new IllegalArgumentException("a rate must have at most six decimals");
            }
            if (seconds < 1) {
                throw new IllegalArgumentException("a phase must be at least 1s long");
            }
        }

        private long microRate() {
            return rate.movePointRight(6).longValueExact();
        }

        private long microHits() {
            return Math.multiplyExact(microRate(), seconds);
        }
    }

    /**
     * These phases, over and over.
     *
     * @throws IllegalArgumentException where they have no hits at all
     */
    public static RateShape cycle(Phase... phases) {
        return new RateShape(List.of(phases));
    }

    /** Always the same rate. */
    public static RateShape constant(BigDecimal rate) {
        return cycle(new Phase(rate, 1));
    }

    /** All hits within {@code length} after the start, rounded down. */
    public long hitsWithin(Duration length) {
        return microHitsBy(length.toNanos()) / MICRO;
    }

    /** The rate in the second that begins {@code second} seconds after the start, in millionths of a hit. */
    long microRateAt(long second) {
        long left = second % cycle;
        int phase = 0;
        while (left >= lengths[phase]) {
            left -= lengths[phase++];
        }
        return microRates[phase];
    }

    /** All hits before {@code nanos} after the start, in millionths of a hit. */
    long microHitsBy(long nanos) {
        long second = nanos / NANOS;
        long hits = Math.multiplyExact(second / cycle, cycleHits);
        long left = second % cycle;
        for (int i = 0; left > 0; i++) {
            long part = Math.min(left, lengths[i]);
            hits = Math.addExact(hits, part * microRates[i]);
            left -= part;
        }
        return hits + microRateAt(second) * (nanos % NANOS / 1_000) / MICRO;
    }
}
