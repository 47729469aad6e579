package httpmonitor.alert;

import httpmonitor.alert.Usual.Ratio;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Traffic, or a share of it, far from the {@linkplain Usual usual}: the median of the same window at the same local
 * time in past weeks. Without a baseline it does not fire, and an alert ends.
 *
 * @param above whether more than usual fires, or less
 * @param threshold how many times the usual, above 0; beyond it the rule fires
 * @param recovery how many times the usual, above 0; at it the rule recovers; not beyond {@code threshold}
 * @param weeks how many weeks it looks back, from 3 to 52
 * @param floor hits per second, or percent for a share, above 0. Where more than usual fires, a window below the floor
 *     does not fire and ends an alert. Where less than usual fires, the usual below the floor does the same
 * @param minimumHits the number of hits in total without which a share does not fire, at least 1; empty for a rate
 * @param zone whose local time and weekdays count
 * @param fixed the rules with thresholds of their own: a week in which one was firing is not usual
 */
public record Unusual(
        boolean above,
        BigDecimal threshold,
        BigDecimal recovery,
        int weeks,
        BigDecimal floor,
        OptionalLong minimumHits,
        ZoneId zone,
        List<AlertRule> fixed)
        implements Condition {

    /** The most weeks that can be looked back. */
    private static final int MOST_WEEKS = 52;

    /**
     * A log that begins later than this before a window has fewer than {@link Usual#NEEDED} weeks, even where a zone
     * has skipped a day.
     */
    private static final Duration SHORTEST_HISTORY = Duration.ofDays(7L * Usual.NEEDED - 2);

    /** Checks the ranges; the message of the exception names the one that was broken. */
    public Unusual {
        fixed = List.copyOf(fixed);
        if (threshold.signum() <= 0 || recovery.signum() <= 0 || floor.signum() <= 0) {
            throw new IllegalArgumentException("the factors and the floor must be above 0");
        }
        if (above ? recovery.compareTo(threshold) > 0 : recovery.compareTo(threshold) < 0) {
            throw new IllegalArgumentException("the recovery factor must not be beyond the factor");
        }
        if (weeks < Usual.NEEDED || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException(
                    "the usual is that of " + Usual.NEEDED + " to " + MOST_WEEKS + " weeks, not of " + weeks);
        }
        if (minimumHits.isPresent() && !above) {
            throw new IllegalArgumentException("a share can only be above the usual, not below");
        }
        byLevel(above, floor, minimumHits);
    }

    /** The same condition, with these rules as the {@code fixed} ones. */
    Unusual nextTo(List<AlertRule> rules) {
        return new Unusual(above, threshold, recovery, weeks, floor, minimumHits, zone, rules);
    }

    /** Whether it is the share of hits that is compared. */
    public boolean isShare() {
        return minimumHits.isPresent();
    }

    /** The first second at which there can be a baseline. */
    Instant firstBaseline(Instant beginning, Duration window) {
        Duration history = SHORTEST_HISTORY.plus(window);
        return beginning.isBefore(Instant.MAX.minus(history)) ? beginning.plus(history) : Instant.MAX;
    }

    @Override
    public Limits over(long seconds) {
        BigDecimal least = floor.multiply(BigDecimal.valueOf(seconds));
        return new Limits(
                window -> isLargeEnough(window) && isBeyond(window, threshold, least),
                window -> !isBeyond(window, recovery, least));
    }

    /** A share of too few hits does not fire. It ends no alert. */
    private boolean isLargeEnough(WindowCount window) {
        return minimumHits.isEmpty() || window.total() >= minimumHits.getAsLong();
    }

    /** Whether the usual is known, the floor is reached, and the window is beyond {@code factor} times the usual. */
    private boolean isBeyond(WindowCount window, BigDecimal factor, BigDecimal least) {
        BigDecimal hits = BigDecimal.valueOf(window.hits());
        // Where more than usual fires, most seconds need no median.
        if (above && !reachesFloor(window, hits, least)) {
            return false;
        }
        Optional<Ratio> median = window.usual().flatMap(usual -> usual.median(isShare()));
        if (median.isEmpty()) {
            return false;
        }
        Ratio usual = median.get();
        BigDecimal level = hits.multiply(usual.denominator());
        BigDecimal bound = factor.multiply(usual.numerator());
        if (isShare()) {
            return level.compareTo(bound.multiply(BigDecimal.valueOf(window.total()))) > 0;
        }
        return above
                ? level.compareTo(bound) > 0
                : usual.numerator().compareTo(least.multiply(usual.denominator())) >= 0 && level.compareTo(bound) < 0;
    }

    private boolean reachesFloor(WindowCount window, BigDecimal hits, BigDecimal least) {
        return isShare()
                ? window.total() > 0
                        && hits.scaleByPowerOfTen(2).compareTo(floor.multiply(BigDecimal.valueOf(window.total()))) >= 0
                : hits.compareTo(least) >= 0;
    }

    /** The usual in the rule's unit, with two decimals: hits per second, or percent. Empty without a baseline. */
    Optional<BigDecimal> level(Usual usual, Duration window) {
        Optional<Ratio> median = usual.median(isShare());
        return median.map(ratio -> isShare() ? ratio.per(1, 100) : ratio.per(window.toSeconds(), 1));
    }

    @Override
    public boolean isFiringProvisional() {
        return byLevel(above, floor, minimumHits).isFiringProvisional();
    }

    @Override
    public boolean isRecoveryProvisional() {
        return byLevel(above, floor, minimumHits).isRecoveryProvisional();
    }

    @Override
    public boolean isWorse(WindowCount one, WindowCount other) {
        return byLevel(above, floor, minimumHits).isWorse(one, other);
    }

    @Override
    public String kind() {
        return isShare() ? "share_above_usual" : above ? "above_usual" : "below_usual";
    }

    /** The condition that judges the floor alone. */
    private static Condition byLevel(boolean above, BigDecimal floor, OptionalLong minimumHits) {
        if (minimumHits.isPresent()) {
            return new ShareAbove(floor, minimumHits.getAsLong(), floor);
        }
        return above ? new Above(floor, floor) : new Below(floor, floor);
    }
}
