package httpmonitor.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The beginning and the end of generated traffic, as a user gives them. The traffic is live where {@code from} and
 * {@code to} are absent.
 *
 * @param lines the highest number of lines, at least 1
 * @param duration the length of the traffic
 * @param from the first second of back-dated traffic, floored to the second; where only this is absent, {@code to}
 *     minus {@code duration}
 * @param to the second before which back-dated traffic ends, floored to the second; where it is absent, the traffic
 *     ends now, or after {@code duration} or {@code lines}
 */
public record TimeSpan(OptionalLong lines, Optional<Duration> duration, Optional<Instant> from, Optional<Instant> to) {

    /** The longest time that traffic may cover. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    /** From now on, without end. */
    public static final TimeSpan ENDLESS =
            new TimeSpan(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * When lines are written, and which time they bear.
     *
     * @param from the first whole second of back-dated traffic, which is written at once; empty where lines bear the
     *     second of their writing
     * @param length how long the traffic lasts; empty: until something else ends it
     */
    public record Timing(Optional<Instant> from, Optional<Duration> length) {}

    /** Checks everything that does not need a clock; the message of the exception is a sentence for the user. */
    public TimeSpan {
        from = from.map(it -> it.truncatedTo(ChronoUnit.SECONDS));
        to = to.map(it -> it.truncatedTo(ChronoUnit.SECONDS));
        if (lines.isPresent() && lines.getAsLong() < 1) {
            throw new IllegalArgumentException("--lines must be at least 1");
        }
        if (duration.isPresent()
                && (duration.get().isNegative() || duration.get().isZero())) {
            throw new IllegalArgumentException("--duration must be above 0");
        }
        if (duration.isPresent() && duration.get().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("--duration must be at most 36500d");
        }
        if (from.isPresent() && to.isPresent() && duration.isPresent()) {
            throw new IllegalArgumentException("--from, --to and --duration conflict: leave one of them out");
        }
        if (to.isPresent() && from.isEmpty() && duration.isEmpty()) {
            throw new IllegalArgumentException("--to needs --from or --duration");
        }
        if (from.isPresent() && to.isPresent()) {
            lengthOf(from.get(), to.get());
        }
    }

    /** Whether both ends of the time and the number of lines are given, so that the rate follows from them. */
    boolean impliesRate() {
        return lines.isPresent() && from.isPresent() && to.isPresent();
    }

    /**
     * The timing for the current time {@code now}.
     *
     * @throws IllegalArgumentException where it has no end and {@code from} is not before {@code now}
     */
    public Timing timing(Instant now) {
        if (from.isEmpty() && to.isEmpty()) {
            return new Timing(Optional.empty(), duration);
        }
        Instant start = from.orElseGet(() -> to.orElseThrow().minus(duration.orElseThrow()));
        if (duration.isPresent() || (to.isEmpty() && lines.isPresent())) {
            return new Timing(Optional.of(start.truncatedTo(ChronoUnit.SECONDS)), duration);
        }
        Instant end = to.orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
        return new Timing(Optional.of(start), Optional.of(lengthOf(start, end)));
    }

    private static Duration lengthOf(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "--from must be before --to (default: now): " + from + " is not before " + to);
        }
        Duration length = Duration.between(from, to);
        if (length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("--from must be at most 36500 days before --to");
        }
        return length;
    }
}
