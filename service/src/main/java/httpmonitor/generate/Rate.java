package httpmonitor.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The rate of traffic that a user asks for.
 *
 * @param base hits per second; absent: 20, or what {@link TimeSpan} implies
 * @param burst bursts on top of it
 */
public record Rate(Optional<BigDecimal> base, Optional<Burst> burst) {

    /** The usual rate, in hits per second. */
    public static final BigDecimal USUAL = BigDecimal.valueOf(20);

    /** Checks everything that does not depend on the span. */
    public Rate {
        shape(base.orElse(USUAL), burst);
    }

    /**
     * The shape for a span.
     *
     * @throws IllegalArgumentException with a sentence for the user, where the two contradict each other
     */
    public RateShape over(TimeSpan span) {
        if (!span.impliesRate()) {
            return longEnough(shape(base.orElse(USUAL), burst), span);
        }
        if (base.isPresent() || burst.isPresent()) {
            throw new IllegalArgumentException(
                    "--lines with both --from and --to spreads the lines evenly: leave out --rate and --burst, or"
                            + " --lines, or --to");
        }
        Duration length = Duration.between(span.from().orElseThrow(), span.to().orElseThrow());
        BigDecimal lines = BigDecimal.valueOf(span.lines().orElseThrow());
        // Rounded up: the number of lines ends it, a rate that is too small would lose one.
        return RateShape.constant(lines.divide(BigDecimal.valueOf(length.toSeconds()), 6, RoundingMode.CEILING));
    }

    private static RateShape longEnough(RateShape shape, TimeSpan span) {
        if (span.lines().isPresent()
                && shape.hitsWithin(TimeSpan.LONGEST) < span.lines().getAsLong()) {
            throw new IllegalArgumentException("this number of lines would take longer than 36500 days at this rate");
        }
        return shape;
    }

    private static RateShape shape(BigDecimal base, Optional<Burst> burst) {
        return burst.map(it -> it.over(base)).orElseGet(() -> RateShape.constant(base));
    }
}
