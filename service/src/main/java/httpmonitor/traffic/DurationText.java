package httpmonitor.traffic;

import java.time.Duration;

/** Durations as users write and read them: {@code 2m}, {@code 1m30s}, {@code 1d2h}, {@code 500ms}. */
public final class DurationText {

    private DurationText() {}

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
