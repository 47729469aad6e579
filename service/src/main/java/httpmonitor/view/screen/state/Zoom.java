package httpmonitor.view.screen.state;

import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The least time that the chart shows, and the length of the steps that are read for it. */
public enum Zoom {
    TEN_MINUTES(Duration.ofMinutes(10), 1),
    HOUR(Duration.ofHours(1), 10),
    SIX_HOURS(Duration.ofHours(6), 60),
    DAY(Duration.ofDays(1), 300),
    WEEK(Duration.ofDays(7), 1_800);

    /** The lengths of a column that make an axis easy to read, in seconds. */
    private static final int[] COLUMNS = {
        1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 43_200, 86_400
    };

    /** How many columns percentiles are read for: percentiles cannot be combined. */
    private static final int LATENCY_COLUMNS = 60;

    private final Duration span;
    private final int step;

    Zoom(Duration span, int step) {
        this.span = span;
        this.step = step;
    }

    /** The range to read for a chart that ends at an instant. It is longer than the span, for wide terminals. */
    TimeRange range(Instant to, boolean latency) {
        long seconds = step(latency).toSeconds();
        long end = latency ? Math.floorDiv(to.getEpochSecond(), seconds) * seconds : to.getEpochSecond();
        long from = Math.floorDiv(end - (latency ? span : kept()).toSeconds(), seconds) * seconds;
        return new TimeRange(Instant.ofEpochSecond(from), Instant.ofEpochSecond(end));
    }

    /** The length of the steps to read. */
    public Duration step(boolean latency) {
        return Duration.ofSeconds(latency ? column(LATENCY_COLUMNS) : step);
    }

    /** How much history is kept: three times the span, more than the widest terminal shows. */
    Duration kept() {
        return span.multipliedBy(3);
    }

    /**
     * The length of a column in seconds: the shortest with which {@code cells} columns cover the span.
     */
    public int column(int cells) {
        return Arrays.stream(COLUMNS)
                .filter(seconds -> seconds % step == 0 && span.toSeconds() <= (long) seconds * cells)
                .findFirst()
                .orElse(COLUMNS[COLUMNS.length - 1]);
    }

    Duration span() {
        return span;
    }

    /** For example {@code 10m}. */
    public String label() {
        return DurationText.of(span);
    }

    /** The next zoom, longer or shorter; after the last one, the first. */
    @SuppressWarnings("EnumOrdinal") // in the order of their declaration
    Zoom next(int by) {
        return values()[Math.floorMod(ordinal() + by, values().length)];
    }
}
