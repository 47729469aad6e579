package httpmonitor.generate;

import httpmonitor.generate.site.Dice;
import java.time.Duration;
import java.util.Optional;

/**
 * When hits arrive. The count at the end of each second differs by a small random amount from that of the
 * {@link RateShape}: a second's hits scatter as Poisson arrivals do (their variance is the rate), yet the average never
 * drifts, bursts begin at their second, and a run of a given length has exactly the hits that rate times length comes
 * to, rounded down.
 */
final class Arrivals {

    private static final long NANOS = 1_000_000_000;

    private final RateShape shape;
    private final Dice dice;
    private final long endNanos;
    private final long total;
    private long second;
    private long before;
    private long after;

    /** {@code length} is how long hits arrive; empty: without end. */
    Arrivals(RateShape shape, Optional<Duration> length, Dice dice) {
        this.shape = shape;
        this.dice = dice;
        this.endNanos = length.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.total = length.map(shape::hitsWithin).orElse(Long.MAX_VALUE);
        this.after = countAtEndOf(0);
    }

    /** The number of hits that have arrived up to {@code nanos} after the start. Calls must be in the order of time. */
    long dueBy(long nanos) {
        if (nanos >= endNanos) {
            return total;
        }
        while (nanos / NANOS > second) {
            second++;
            before = after;
            after = countAtEndOf(second);
        }
        return before + ((after - before) * (nanos % NANOS) + NANOS / 2) / NANOS;
    }

    /** Whether no hit arrives at or after this time. */
    boolean endedBy(long nanos) {
        return nanos >= endNanos;
    }

    private long countAtEndOf(long atSecond) {
        long end = atSecond + 1;
        long line = shape.microHitsBy(Math.multiplyExact(end, NANOS));
        // The slower side decides, so that no hit of a burst spills into the quiet time before or after it.
        double rate = (double) Math.min(shape.microRateAt(atSecond), shape.microRateAt(end)) / RateShape.MICRO;
        double reach = StrictMath.sqrt(1.5 * rate) * RateShape.MICRO;
        long scattered = Math.floorDiv(line + (long) (reach * (2 * dice.unit() - 1)), RateShape.MICRO);
        return Math.min(total, Math.max(after, scattered));
    }
}
