package httpmonitor.generate;

import httpmonitor.generate.RateShape.Phase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * Traffic that makes an alert fire soon, recover, and fire again, over and over: half the recovery threshold as a rule,
 * and bursts that hold one and a half times the hits of a window at its threshold.
 *
 * <p>At the default rule, 10 hits per second over 2 minutes: 5 per second, bursts of about 90 per second for 20 s every
 * 4 minutes, the first after 5 s. It fires within 20 s and recovers within 2.5 minutes.
 *
 * <p>A burst takes about 20 s, or as long as the window where that is shorter, and longer where it would otherwise need
 * more than 5,000 hits per second. An alert recovers about one window after its burst; no traffic can make it quicker.
 */
public final class DemoTraffic {

    /** A little traffic before the first burst, to be seen rising. */
    private static final long LEAD_SECONDS = 5;

    private static final long BURST_SECONDS = 20;
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(5_000);
    private static final BigDecimal A_FEW = BigDecimal.valueOf(12);
    private static final BigDecimal EXCESS = new BigDecimal("1.5");

    private DemoTraffic() {}

    /**
     * The traffic for an alert's rule.
     *
     * @param threshold hits per second above which the alert fires, at least 0
     * @param recoveryThreshold hits per second at or below which it recovers, from 0 to {@code threshold}
     * @param window whole seconds, at least 1
     * @throws IllegalArgumentException where the threshold is so high that more than 1,000,000 hits per second were
     *     needed
     */
    public static RateShape exceeding(BigDecimal threshold, BigDecimal recoveryThreshold, Duration window) {
        long seconds = window.toSeconds();
        BigDecimal base = base(recoveryThreshold, seconds);
        // A few more, so that windows of a few hits are exceeded too, even where chance gives fewer hits.
        BigDecimal hits =
                threshold.multiply(BigDecimal.valueOf(seconds)).multiply(EXCESS).add(A_FEW);
        BigDecimal rate = rate(threshold, hits, seconds);
        long burst = Math.max(
                BURST_SECONDS, hits.divide(rate, 0, RoundingMode.CEILING).longValueExact());
        long calm = Math.clamp(seconds, 30, 100);
        return new RateShape(List.of(
                Phase.of(base, LEAD_SECONDS), Phase.of(rate, burst), Phase.of(base, seconds + calm - LEAD_SECONDS)));
    }

    /** Half the recovery threshold, or nothing where chance could then put too many hits into a window. */
    private static BigDecimal base(BigDecimal recoveryThreshold, long seconds) {
        BigDecimal half = recoveryThreshold.divide(BigDecimal.valueOf(2), 6, RoundingMode.DOWN);
        double scatter = 10 + 2 * Math.sqrt(1.5 * half.doubleValue());
        return half.doubleValue() * seconds >= scatter ? half : BigDecimal.ZERO;
    }

    private static BigDecimal rate(BigDecimal threshold, BigDecimal hits, long seconds) {
        BigDecimal wanted = hits.divide(BigDecimal.valueOf(Math.min(BURST_SECONDS, seconds)), 6, RoundingMode.CEILING);
        BigDecimal least =
                threshold.multiply(EXCESS).setScale(6, RoundingMode.CEILING).add(BigDecimal.ONE);
        return wanted.min(HIGHEST_RATE).max(least);
    }
}
