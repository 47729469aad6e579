package httpmonitor.alert;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Short ways to write series and rules: {@code "200x12 0 7"} is 200 hits in each of 12 seconds, then 0, then 7. */
public final class SeriesNotation {

    /** The start of a series for which a test names no other. */
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private SeriesNotation() {}

    public static HitSeries series(Instant start, String notation) {
        long[] hits = Arrays.stream(notation.split(" "))
                .flatMapToLong(SeriesNotation::run)
                .toArray();
        return HitSeries.of(start, hits);
    }

    public static HitSeries series(String notation) {
        return series(NOON, notation);
    }

    /** The instant this many seconds after {@link #NOON}. */
    public static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    public static AlertRule rule(int windowSeconds, String threshold, String recovery) {
        return new AlertRule(Duration.ofSeconds(windowSeconds), new BigDecimal(threshold), new BigDecimal(recovery));
    }

    public static AlertRule rule(int windowSeconds, String threshold) {
        return rule(windowSeconds, threshold, threshold);
    }

    /** The fold of a rule that judges no share, where all time up to the horizon is known. */
    static AlertTimeline timeline(AlertRule rule, AlertState before, HitSeries hits, Instant horizon) {
        return AlertTimeline.of(
                rule, before, WindowCounts.of(CountedHits.of(hits), rule.window()), DataExtent.until(horizon));
    }

    static boolean fires(AlertRule rule, long hits) {
        return rule.limits().fires().test(WindowCount.of(hits));
    }

    static boolean recovers(AlertRule rule, long hits) {
        return rule.limits().recovers().test(WindowCount.of(hits));
    }

    private static LongStream run(String item) {
        int times = item.indexOf('x');
        long value = Long.parseLong(times < 0 ? item : item.substring(0, times));
        return LongStream.generate(() -> value).limit(times < 0 ? 1 : Long.parseLong(item.substring(times + 1)));
    }
}
