package httpmonitor.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A half-open range of whole seconds, {@code [from, to)}.
 *
 * @param from first second in it
 * @param to first second after it, not before {@code from}
 */
public record TimeRange(Instant from, Instant to) {

    /** Requires whole seconds in order. */
    public TimeRange {
        if (!isWholeSecond(from) || !isWholeSecond(to)) {
            throw new IllegalArgumentException("a range must begin and end at whole seconds: " + from + " to " + to);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a range must not end before it begins: " + from + " to " + to);
        }
    }

    /** The range of the given length that ends just before {@code to}. */
    public static TimeRange endingAt(Instant to, Duration length) {
        return new TimeRange(to.minus(length), to);
    }

    /** The earlier of two times. */
    public static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Its length, a whole number of seconds. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Its length in seconds. */
    public long seconds() {
        return to.getEpochSecond() - from.getEpochSecond();
    }

    /** Whether it holds no second. */
    public boolean isEmpty() {
        return from.equals(to);
    }

    /** Whether {@code instant} lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    private static boolean isWholeSecond(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
