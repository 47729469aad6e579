package httpmonitor.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The beginning and the end of generated traffic.
 *
 * @param lines the highest number of lines
 * @param from the first whole second of back-dated traffic, which is written at once; empty where lines bear the second
 *     of their writing
 * @param length how long the traffic lasts; empty: until something else ends it
 * @param isSpread whether the lines are spread evenly over the length
 */
public record TimeSpan(OptionalLong lines, Optional<Instant> from, Optional<Duration> length, boolean isSpread) {

    /** The longest time that traffic may cover. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    /** From now on, without end. */
    public static final TimeSpan ENDLESS =
            new TimeSpan(OptionalLong.empty(), Optional.empty(), Optional.empty(), false);

    /**
     * The span that a user gives at the time {@code now}. The traffic is live where {@code from} and {@code to} are
     * absent.
     *
     * @param lines at least 1
     * @param from floored to the second; where only this is absent, {@code to} minus {@code duration}
     * @param to floored to the second; where it is absent, the traffic ends now, or after {@code duration} or
     *     {@code lines}
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static TimeSpan of(
            OptionalLong lines,
            Optional<Duration> duration,
            Optional<Instant> from,
            Optional<Instant> to,
            Instant now) {
        refuse(lines.isPresent() && lines.getAsLong() < 1, "--lines must be at least 1");
        refuse(duration.isPresent() && !duration.get().isPositive(), "--duration must be above 0");
        refuse(duration.isPresent() && duration.get().compareTo(LONGEST) > 0, "--duration must be at most 36500d");
        boolean isRange = from.isPresent() && to.isPresent();
        refuse(isRange && duration.isPresent(), "--from, --to and --duration conflict: leave one of them out");
        refuse(to.isPresent() && from.isEmpty() && duration.isEmpty(), "--to needs --from or --duration");
        Optional<Instant> start = from.or(() -> to.map(end -> seconds(end).minus(duration.orElseThrow())))
                .map(TimeSpan::seconds);
        boolean ends = duration.isPresent() || (to.isEmpty() && lines.isPresent());
        Optional<Duration> length =
                start.isEmpty() || ends ? duration : Optional.of(length(start.get(), seconds(to.orElse(now))));
        return new TimeSpan(lines, start, length, isRange && lines.isPresent());
    }

    private static Duration length(Instant from, Instant to) {
        refuse(!from.isBefore(to), "--from must be before --to (default: now): " + from + " is not before " + to);
        Duration length = Duration.between(from, to);
        refuse(length.compareTo(LONGEST) > 0, "--from must be at most 36500 days before --to");
        return length;
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void refuse(boolean isWrong, String message) {
        if (isWrong) {
            throw new IllegalArgumentException(message);
        }
    }
}
