package httpmonitor.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many hits per second there are, over the time since the start: phases that follow each other and then begin
 * again.
 */
public record RateShape(List<Phase> phases) {

    /** The usual rate, in hits per second. */
    public static final BigDecimal USUAL = BigDecimal.valueOf(20);

    /** Hits are counted in millionths, so that any sum of them is exact. */
    static final long MICRO = 1_000_000;

    private static final long NANOS = 1_000_000_000;

    /**
     * A time of one rate.
     *
     * @param microRate hits per second in millionths, at most {@link #MICRO} hits
     * @param seconds how long, at least 1
     */
    public record Phase(long microRate, long seconds) {

        /** @throws IllegalArgumentException where there can be no such rate */
        static Phase of(BigDecimal rate, long seconds) {
            if (rate.signum() < 0) {
                throw new IllegalArgumentException("a rate must not be negative, not " + rate);
            }
            if (rate.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
                throw new IllegalArgumentException("a rate must be at most 1000000 hits per second");
            }
            if (rate.stripTrailingZeros().scale() > 6) {
                throw new IllegalArgumentException("a rate must have at most six decimals");
            }
            return new Phase(rate.movePointRight(6).longValueExact(), seconds);
        }
    }

    /** @throws IllegalArgumentException where the phases have no hits at all */
    public RateShape {
        if (phases.stream().allMatch(phase -> phase.microRate() == 0)) {
            throw new IllegalArgumentException("a rate of 0 without bursts would never write a line");
        }
    }

    /** Always the same rate. */
    static RateShape constant(BigDecimal rate) {
        return new RateShape(List.of(Phase.of(rate, 1)));
    }

    /**
     * The shape that a user asks for.
     *
     * @param rate hits per second; absent: {@link #USUAL}, or what {@code span} implies
     * @throws IllegalArgumentException with a sentence for the user, where the options contradict each other
     */
    public static RateShape of(Optional<BigDecimal> rate, Optional<Burst> burst, TimeSpan span) {
        BigDecimal base = rate.orElse(USUAL);
        RateShape shape = burst.map(it -> it.over(base)).orElseGet(() -> constant(base));
        if (span.isSpread()) {
            if (rate.isPresent() || burst.isPresent()) {
                throw new IllegalArgumentException("--lines with both --from and --to spreads the lines evenly: leave"
                        + " out --rate and --burst, or --lines, or --to");
            }
            BigDecimal lines = BigDecimal.valueOf(span.lines().orElseThrow());
            long length = span.length().orElseThrow().toSeconds();
            // Rounded up: the number of lines ends it, a rate that is too small would lose one.
            return constant(lines.divide(BigDecimal.valueOf(length), 6, RoundingMode.CEILING));
        }
        double seconds = span.lines().orElse(0) / shape.average();
        if (seconds > TimeSpan.LONGEST.toSeconds()) {
            throw new IllegalArgumentException("this number of lines would take longer than 36500 days at this rate");
        }
        return shape;
    }

    /** All hits within {@code length} after the start, rounded down. */
    long hitsWithin(Duration length) {
        return microHitsBy(length.toNanos()) / MICRO;
    }

    /** The rate in the second that begins {@code second} seconds after the start, in millionths of a hit. */
    long microRateAt(long second) {
        long left = second % cycle();
        for (Phase phase : phases) {
            if (left < phase.seconds()) {
                return phase.microRate();
            }
            left -= phase.seconds();
        }
        throw new IllegalStateException("no phase has this second");
    }

    /** All hits before {@code nanos} after the start, in millionths of a hit. */
    long microHitsBy(long nanos) {
        long second = nanos / NANOS;
        long hits = microRateAt(second) * (nanos % NANOS / 1_000) / MICRO;
        long left = second % cycle();
        for (Phase phase : phases) {
            long ofCycles = Math.multiplyExact(second / cycle(), phase.seconds());
            long of = ofCycles + Math.clamp(left, 0, phase.seconds());
            hits = Math.addExact(hits, Math.multiplyExact(of, phase.microRate()));
            left -= phase.seconds();
        }
        return hits;
    }

    /** Hits per second. */
    private double average() {
        return (double) microHitsBy(cycle() * NANOS) / MICRO / cycle();
    }

    private long cycle() {
        long seconds = 0;
        for (Phase phase : phases) {
            seconds += phase.seconds();
        }
        return seconds;
    }
}
