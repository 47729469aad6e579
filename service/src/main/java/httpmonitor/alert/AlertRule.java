package httpmonitor.alert;

import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.Limits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * A rule that is judged at every second: the hits of the window that ends there, against a condition.
 *
 * @param name what users call it; empty for the rule that is always there, about the rate of all hits
 * @param filter which hits it counts
 * @param window length of the window, whole seconds, from 1 s to 6 h
 * @param condition when it fires and when it recovers
 */
public record AlertRule(Optional<String> name, TrafficFilter filter, Duration window, Condition condition) {

    /** What the rule that is always there is called where a rule needs a name. */
    public static final String DEFAULT = "default";

    /** The longest window. */
    public static final Duration LONGEST_WINDOW = Duration.ofHours(6);

    /** Checks the window; the message of the exception names the rule that was broken. */
    public AlertRule {
        if (!isWindow(window)) {
            throw new IllegalArgumentException("the window must be a whole number of seconds from 1s to 6h");
        }
    }

    /**
     * The rule that is always there: on average over the window, more hits per second than a threshold.
     *
     * @param threshold hits per second above which the alert fires, at least 0
     * @param recoveryThreshold hits per second at or below which it recovers, from 0 to {@code threshold}
     */
    public AlertRule(Duration window, BigDecimal threshold, BigDecimal recoveryThreshold) {
        this(Optional.empty(), TrafficFilter.NONE, window, new Above(threshold, recoveryThreshold));
    }

    /** Its name; that of the rule that is always there is {@link #DEFAULT}. */
    public String label() {
        return name.orElse(DEFAULT);
    }

    /** Whether a rule can have windows of this length. */
    public static boolean isWindow(Duration length) {
        return length.equals(Duration.ofSeconds(length.toSeconds()))
                && length.compareTo(Duration.ofSeconds(1)) >= 0
                && length.compareTo(LONGEST_WINDOW) <= 0;
    }

    /** Beyond it the alert fires: hits per second, or percent where shares are judged. */
    public BigDecimal threshold() {
        return condition.threshold();
    }

    /** At it the alert recovers, in the same unit. */
    public BigDecimal recoveryThreshold() {
        return condition.recovery();
    }

    /** What it counts. */
    public Counting counting() {
        return new Counting(filter, condition instanceof Condition.ShareAbove);
    }

    /** Whether it matters where the log begins: what was not written yet is not missing. */
    public boolean needsBeginning() {
        return condition instanceof Condition.Below;
    }

    /** A window's average, {@code hits} over its whole length, with two decimals, half up. */
    public BigDecimal rate(long hits) {
        return BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(window.toSeconds()), 2, RoundingMode.HALF_UP);
    }

    Limits limits() {
        return condition.over(window.toSeconds());
    }
}
