package httpmonitor.alert;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The hits of one window, counted.
 *
 * @param hits the hits that the rule counts
 * @param total for a share the total, else the same number
 * @param usual the same window in past weeks; empty where the rule does not compare with it
 */
public record WindowCount(long hits, long total, Optional<Usual> usual) {

    /** A window without the usual. */
    public WindowCount(long hits, long total) {
        this(hits, total, Optional.empty());
    }

    /** The hits alone. */
    public WindowCount withoutUsual() {
        return usual.isEmpty() ? this : new WindowCount(hits, total);
    }

    /** Whether the rule compares with the usual and too few weeks are usable. */
    public boolean hasNoBaseline() {
        return usual.isPresent() && !usual.get().isKnown();
    }

    /** A window without a share. */
    public static WindowCount of(long hits) {
        return new WindowCount(hits, hits);
    }

    /** The window that ends at the end of the series. */
    public static WindowCount last(CountedHits hits, Duration window) {
        TimeRange range = TimeRange.endingAt(hits.range().to(), window);
        return new WindowCount(hits.matching().sum(range), hits.all().sum(range));
    }

    /** The share in percent, two decimals, half up; 0 of nothing is 0. */
    public BigDecimal percent() {
        return total == 0
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(hits)
                        .scaleByPowerOfTen(2)
                        .divide(BigDecimal.valueOf(total), 2, RoundingMode.HALF_UP);
    }
}
