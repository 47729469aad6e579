package httpmonitor.alert;

import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.Limits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule that is judged at every second: the hits of the window that ends there, against a condition.
 *
 * @param name what users call it; empty for the default rule, which judges the rate of all hits
 * @param filter which hits it counts
 * @param window length of the window, whole seconds, from 1 s to 6 h
 * @param condition when it fires and when it recovers
 */
public record AlertRule(Optional<String> name, TrafficFilter filter, Duration window, Condition condition) {

    /** The name of the default rule where a rule needs a name. */
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
     * The default rule: on average over the window, more hits per second than a threshold.
     *
     * @param threshold hits per second above which the alert fires, at least 0
     * @param recoveryThreshold hits per second at or below which it recovers, from 0 to {@code threshold}
     */
    public AlertRule(Duration window, BigDecimal threshold, BigDecimal recoveryThreshold) {
        this(Optional.empty(), TrafficFilter.NONE, window, new Above(threshold, recoveryThreshold));
    }

    /** The name of the rule; {@link #DEFAULT} for the rule without a name. */
    public String label() {
        return name.orElse(DEFAULT);
    }

    /** Whether a rule can have windows of this length. */
    public static boolean isWindow(Duration length) {
        return length.equals(Duration.ofSeconds(length.toSeconds()))
                && length.compareTo(Duration.ofSeconds(1)) >= 0
                && length.compareTo(LONGEST_WINDOW) <= 0;
    }

    /** The level beyond which the alert fires: hits per second, percent for a share, or a factor of the usual. */
    public BigDecimal threshold() {
        return condition.threshold();
    }

    /** The level at which the alert recovers, in the unit of the threshold. */
    public BigDecimal recoveryThreshold() {
        return condition.recovery();
    }

    /**
     * What it counts. A rule that compares filtered hits with the usual counts all hits as well: a past window without
     * any hit is left out, since it may not have been read.
     */
    public Counting counting() {
        return new Counting(
                filter,
                isShare() || (unusual().isPresent() && !filter.conditions().isEmpty()));
    }

    /** Whether it judges a share of hits, in percent, or a rate. */
    public boolean isShare() {
        return condition.minimumHits().isPresent();
    }

    /** Whether the rule fires when there is too little traffic. */
    public boolean isAboutMissing() {
        return condition instanceof Condition.Below
                || unusual().filter(unusual -> !unusual.above()).isPresent();
    }

    /**
     * The level beyond which a window fires, in the rule's unit: the threshold, or the factor times the usual; empty
     * without a baseline.
     */
    public Optional<BigDecimal> bound(WindowCount window) {
        return unusual().isEmpty()
                ? Optional.of(threshold())
                : window.usual()
                        .flatMap(this::usual)
                        .map(usual -> usual.multiply(threshold()).setScale(2, RoundingMode.HALF_UP));
    }

    /** The usual in its unit, with two decimals; empty without a baseline, or where it does not compare with it. */
    public Optional<BigDecimal> usual(Usual usual) {
        return unusual().flatMap(condition -> condition.level(usual, window));
    }

    /** Its condition where that compares with the usual. */
    public Optional<Unusual> unusual() {
        return condition instanceof Unusual unusual ? Optional.of(unusual) : Optional.empty();
    }

    /**
     * Returns the rules in the same order. A rule that compares with the usual skips the weeks in which a rule with a
     * fixed threshold was firing.
     */
    public static List<AlertRule> together(List<AlertRule> rules) {
        List<AlertRule> fixed =
                rules.stream().filter(rule -> rule.unusual().isEmpty()).toList();
        return rules.stream()
                .map(rule -> rule.unusual()
                        .map(unusual -> new AlertRule(rule.name, rule.filter, rule.window, unusual.nextTo(fixed)))
                        .orElse(rule))
                .toList();
    }

    /**
     * How many seconds of past weeks a tick counts one by one for rules that are judged together: the windows of those
     * that compare with the usual, and those of the rules with thresholds of their own.
     */
    public static long pastSeconds(List<AlertRule> rules) {
        long seconds = 0;
        long weeks = 0;
        for (AlertRule rule : rules) {
            long own = rule.unusual().map(Unusual::weeks).orElse(0);
            seconds += own * rule.countedSeconds();
            weeks = Math.max(weeks, own);
        }
        for (AlertRule rule : rules) {
            seconds += rule.unusual().isEmpty() ? weeks * rule.countedSeconds() : 0;
        }
        return seconds;
    }

    private long countedSeconds() {
        return window.toSeconds() * (counting().shareOfAll() ? 2 : 1);
    }

    /**
     * Whether the rule needs the time of the first stored hit. Seconds before it are neither missing nor usual traffic.
     */
    public boolean needsBeginning() {
        return condition instanceof Condition.Below || condition instanceof Unusual;
    }

    /** The longest time before a second from which hits are used to judge that second. */
    public Duration reach() {
        return unusual()
                .map(condition -> window.plusDays(7L * condition.weeks() + 1))
                .orElse(window);
    }

    /** The first second at which it can fire if the log begins then; {@link Instant#MIN} if that does not matter. */
    Instant firstFire(Instant beginning) {
        return switch (condition) {
            case Condition.Below below ->
                beginning.isBefore(Instant.MAX.minus(window)) ? beginning.plus(window) : Instant.MAX;
            case Unusual unusual -> unusual.firstBaseline(beginning, window);
            case Above above -> Instant.MIN;
            case Condition.ShareAbove share -> Instant.MIN;
        };
    }

    /** A window's average, {@code hits} over its whole length, with two decimals, half up. */
    public BigDecimal rate(long hits) {
        return BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(window.toSeconds()), 2, RoundingMode.HALF_UP);
    }

    Limits limits() {
        return condition.over(window.toSeconds());
    }
}
