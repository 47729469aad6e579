package httpmonitor.traffic;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write and read them: {@code 2m}, {@code 1m30s}, {@code 1d2h}, {@code 500ms}. */
public final class DurationText {

    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    /** A duration of more digits of milliseconds is refused. */
    private static final int MOST_DIGITS = 17;

    private DurationText() {}

    /**
     * Reads {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, {@code 7d}, or several, as in {@code 1h30m}.
     *
     * @throws IllegalArgumentException with a sentence that says how a duration is written
     */
    public static Duration parse(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal millis = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length() && part.find(end) && part.start() == end) {
            millis = millis.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(millis(part.group(2)))));
            end = part.end();
        }
        if (text.isEmpty() || end < text.length() || millis.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration: write it like 500ms, 10s, 2m, 1h or 7d");
        }
        return Duration.ofMillis(millis.longValueExact());
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    }

    /** The nanoseconds of a duration that is not negative; the largest {@code long} where they are more. */
    static long nanos(Duration duration) {
        return duration.toSeconds() > Long.MAX_VALUE / 1_000_000_000 - 1 ? Long.MAX_VALUE : duration.toNanos();
    }

    /**
     * The shortest text that says the duration to the millisecond: days, hours, minutes, seconds and milliseconds,
     * those that are not 0. No duration at all is {@code 0s}; what is finer than a millisecond is cut off.
     *
     * @param duration not negative
     */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a duration must not be negative: " + duration);
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDaysPart(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }
}
