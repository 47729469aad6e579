package httpmonitor.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * When traffic counts as high: on average over a window, more hits per second than a threshold.
 *
 * @param window length of the window, whole seconds, from 1 s to 6 h
 * @param threshold hits per second above which the alert fires, at least 0
 * @param recoveryThreshold hits per second at or below which it recovers, from 0 to {@code threshold}
 */
public record AlertRule(Duration window, BigDecimal threshold, BigDecimal recoveryThreshold) {

    /** The longest window. */
    public static final Duration LONGEST_WINDOW = Duration.ofHours(6);

    /** Checks the ranges; the message of the exception names the rule that was broken. */
    public AlertRule {
        if (!window.equals(Duration.ofSeconds(window.toSeconds()))
                || window.compareTo(Duration.ofSeconds(1)) < 0
                || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("the window must be a whole number of seconds from 1s to 6h");
        }
        if (threshold.signum() < 0 || recoveryThreshold.signum() < 0) {
            throw new IllegalArgumentException("a threshold must not be negative");
        }
        if (recoveryThreshold.compareTo(threshold) > 0) {
            throw new IllegalArgumentException("the recovery threshold must not be above the threshold");
        }
    }

    /** Whether so many hits in the window make the alert fire: more than threshold times window, compared exactly. */
    public boolean fires(long hits) {
        return hits > quietHits();
    }

    /** Whether so few hits in the window end an alert: at most recovery threshold times window, compared exactly. */
    public boolean recovers(long hits) {
        return hits <= recoveryHits();
    }

    /** The most hits a window can hold without firing; {@link Long#MAX_VALUE} where no number of hits fires. */
    long quietHits() {
        return wholeHits(threshold);
    }

    /** The most hits a window can hold for the alert to recover, saturated like {@link #quietHits}. */
    long recoveryHits() {
        return wholeHits(recoveryThreshold);
    }

    /** A window's average, {@code hits} over its whole length, with two decimals, half up. */
    public BigDecimal rate(long hits) {
        return BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(window.toSeconds()), 2, RoundingMode.HALF_UP);
    }

    /**
     * Hits are whole, so that comparing with the product and with its floor is the same. Values outside of {@code long}
     * are settled by comparison alone: a threshold of {@code 1E+999999999} must not be written out.
     */
    private long wholeHits(BigDecimal hitsPerSecond) {
        BigDecimal product = hitsPerSecond.multiply(BigDecimal.valueOf(window.toSeconds()));
        if (product.compareTo(BigDecimal.ONE) < 0) {
            return 0;
        }
        if (product.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
            return Long.MAX_VALUE;
        }
        return product.longValue();
    }
}
