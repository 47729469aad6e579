package httpmonitor.view.screen.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * The times below a chart, at round times of day.
 *
 * @param from the begin of the first column
 * @param step the length of a column
 * @param columns the number of columns
 * @param zone of the times
 */
record TimeAxis(Instant from, Duration step, int columns, ZoneId zone) {

    private static final int[] STEPS = {
        10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800
    };

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    /** The width of a time, with room to the next one. */
    private static final int CELLS = 10;

    /** The labels, at most as wide as the columns. The first character of a time stands below its column. */
    String labels() {
        StringBuilder labels = new StringBuilder();
        long every = every();
        for (int column = 0; column < columns; column++) {
            long begin = local(from.plus(step.multipliedBy(column)));
            long end = local(from.plus(step.multipliedBy(column + 1)));
            long round = Math.ceilDiv(begin, every) * every;
            if (round < end && labels.length() <= column) {
                LocalDateTime time = LocalDateTime.ofEpochSecond(round, 0, ZoneOffset.UTC);
                String label =
                        every >= 86_400 || (every >= 3_600 && time.toLocalTime().toSecondOfDay() == 0)
                                ? DAY.format(time)
                                : TIME.format(time);
                if (column + label.length() <= columns) {
                    labels.repeat(' ', column - labels.length()).append(label).append(' ');
                }
            }
        }
        return labels.toString().stripTrailing();
    }

    private long every() {
        long least = Math.max(60, step.toSeconds() * CELLS);
        return Arrays.stream(STEPS)
                .filter(seconds -> seconds >= least)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
    }

    private long local(Instant instant) {
        return instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    }
}
