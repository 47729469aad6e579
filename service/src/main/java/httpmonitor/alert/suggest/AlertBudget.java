package httpmonitor.alert.suggest;

import java.math.BigInteger;
import java.time.Duration;

/**
 * A budget of alerts: how often a rule may fire.
 *
 * @param alerts the largest number of alerts allowed, at least 0
 * @param period the length of time in which {@code alerts} are allowed, at least a millisecond
 */
public record AlertBudget(long alerts, Duration period) {

    /** Checks the ranges; the message of the exception names the one that was broken. */
    public AlertBudget {
        if (alerts < 0) {
            throw new IllegalArgumentException("the number of alerts must not be negative");
        }
        if (period.toMillis() < 1) {
            throw new IllegalArgumentException("the time in which they may come must be longer than nothing");
        }
    }

    /** The number of alerts that are allowed in a time of this length, rounded down. */
    public long within(Duration length) {
        return BigInteger.valueOf(alerts)
                .multiply(BigInteger.valueOf(length.toMillis()))
                .divide(BigInteger.valueOf(period.toMillis()))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
