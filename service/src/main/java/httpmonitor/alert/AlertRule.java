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

    /** A window's average, {@code hits} over its whole length, with two decimals, half up. */
    public BigDecimal rate(long hits) {
        return BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(window.toSeconds()), 2, RoundingMode.HALF_UP);
    }
}
