package httpmonitor.generate;

import httpmonitor.generate.RateShape.Phase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Traffic that comes in bursts. Each period of {@code every}, counted from the start, is quiet first and ends with its
 * burst: {@code 60x3m@10m} runs at the base rate for 7 minutes, at 60 hits per second for 3, and so on.
 *
 * @param rate hits per second in a burst, instead of the base rate
 * @param duration length of a burst, whole seconds
 * @param every length of a period, whole seconds, longer than {@code duration}
 */
public record Burst(BigDecimal rate, Duration duration, Duration every) {

    private static final Pattern SHAPE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)x([^@]+)@(.+)");

    /**
     * Reads {@code RATExDURATION@EVERY}.
     *
     * @param durations reads a duration such as {@code 3m}; refuses with an {@link IllegalArgumentException}
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Burst parse(String text, Function<String, Duration> durations) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    "a burst must be written as RATExDURATION@EVERY, such as 60x3m@10m, not '" + text + "'");
        }
        Burst burst = new Burst(
                new BigDecimal(shape.group(1)), durations.apply(shape.group(2)), durations.apply(shape.group(3)));
        if (burst.rate.signum() <= 0) {
            throw new IllegalArgumentException("the rate of a burst must be above 0");
        }
        if (burst.duration.toSeconds() < 1 || !isWholeSeconds(burst.duration) || !isWholeSeconds(burst.every)) {
            throw new IllegalArgumentException("a burst and its period must be whole seconds, at least 1s");
        }
        if (burst.duration.compareTo(burst.every) >= 0) {
            throw new IllegalArgumentException("a burst must be shorter than its period");
        }
        return burst;
    }

    /** The bursts on top of a base rate. */
    RateShape over(BigDecimal base) {
        return new RateShape(
                List.of(Phase.of(base, every.minus(duration).toSeconds()), Phase.of(rate, duration.toSeconds())));
    }

    private static boolean isWholeSeconds(Duration duration) {
        return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
    }
}
