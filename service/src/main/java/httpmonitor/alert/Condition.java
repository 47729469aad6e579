package httpmonitor.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The condition under which a rule fires and recovers. Compared exactly, in decimal and without division.
 *
 * <p>Hits are only ever added. A change that further hits could undo waits for the
 * {@linkplain DataExtent#horizon horizon}; other changes are final at once.
 */
public sealed interface Condition permits Condition.Above, Condition.Below, Condition.ShareAbove, Unusual {

    /** Its kind in one word, for machines. */
    String kind();

    /** The threshold beyond which the rule fires: hits per second, percent, or a factor of the usual. */
    BigDecimal threshold();

    /** The threshold at which the rule recovers: hits per second, percent, or a factor of the usual. */
    BigDecimal recovery();

    /** The condition in hits, for windows of the given number of seconds. */
    Limits over(long seconds);

    /** Whether further hits could undo a fire; they could unless a condition excludes it. */
    default boolean isFiringProvisional() {
        return true;
    }

    /** Whether further hits could undo a recovery; they could unless a condition excludes it. */
    default boolean isRecoveryProvisional() {
        return true;
    }

    /** Whether one window is further beyond the threshold than another; of windows that differ, one always is. */
    boolean isWorse(WindowCount one, WindowCount other);

    /** The number of hits in total without which a share does not fire; empty where it judges no share. */
    default OptionalLong minimumHits() {
        return OptionalLong.empty();
    }

    /**
     * A condition for windows of one length.
     *
     * @param fires whether a window makes a quiet rule fire
     * @param recovers whether a window ends an alert
     */
    record Limits(Predicate<WindowCount> fires, Predicate<WindowCount> recovers) {}

    /**
     * Much traffic: more hits per second than the threshold. A fire is final.
     *
     * @param threshold at least 0
     * @param recovery it recovers at this or less; from 0 to {@code threshold}
     */
    record Above(BigDecimal threshold, BigDecimal recovery) implements Condition {

        /** Checks the ranges; the message of the exception names the one that was broken. */
        public Above {
            requireNotNegative(threshold, recovery);
            requireNotAbove(recovery, threshold);
        }

        @Override
        public String kind() {
            return "above";
        }

        @Override
        public Limits over(long seconds) {
            long quiet = level(threshold, seconds);
            long recovered = level(recovery, seconds);
            return new Limits(window -> window.hits() > quiet, window -> window.hits() <= recovered);
        }

        /** The largest number of hits in a window of the given seconds that is not above the rate. */
        public static long level(BigDecimal hitsPerSecond, long seconds) {
            return whole(hitsPerSecond, seconds, RoundingMode.FLOOR);
        }

        @Override
        public boolean isFiringProvisional() {
            return false;
        }

        @Override
        public boolean isWorse(WindowCount one, WindowCount other) {
            return one.hits() > other.hits();
        }
    }

    /**
     * Missing traffic: fewer hits per second than the threshold. A recovery is final.
     *
     * @param threshold at least 0
     * @param recovery it recovers at this or more; at least {@code threshold}
     */
    record Below(BigDecimal threshold, BigDecimal recovery) implements Condition {

        /** Checks the ranges; the message of the exception names the one that was broken. */
        public Below {
            requireNotNegative(threshold, recovery);
            if (recovery.compareTo(threshold) < 0) {
                throw new IllegalArgumentException("the recovery threshold must not be below the threshold");
            }
        }

        @Override
        public String kind() {
            return "below";
        }

        @Override
        public Limits over(long seconds) {
            long quiet = whole(threshold, seconds, RoundingMode.CEILING);
            long recovered = whole(recovery, seconds, RoundingMode.CEILING);
            return new Limits(window -> window.hits() < quiet, window -> window.hits() >= recovered);
        }

        @Override
        public boolean isRecoveryProvisional() {
            return false;
        }

        @Override
        public boolean isWorse(WindowCount one, WindowCount other) {
            return one.hits() < other.hits();
        }
    }

    /**
     * A large share of all hits: a higher percentage than the threshold, in a window of at least {@code floor} hits.
     * Neither fire nor recovery is final.
     *
     * @param threshold percent, from 0 to 100
     * @param floor a window with fewer hits in total does not fire; at least 1. It ends no alert
     * @param recovery it recovers at this percentage or less, and in a window without hits; from 0 to {@code threshold}
     */
    record ShareAbove(BigDecimal threshold, long floor, BigDecimal recovery) implements Condition {

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** Checks the ranges; the message of the exception names the one that was broken. */
        public ShareAbove {
            requireNotNegative(threshold, recovery);
            requireNotAbove(recovery, threshold);
            if (threshold.compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException("a share must not be above 100%");
            }
            if (floor < 1) {
                throw new IllegalArgumentException("a share must be of at least 1 hit");
            }
        }

        @Override
        public String kind() {
            return "share";
        }

        @Override
        public OptionalLong minimumHits() {
            return OptionalLong.of(floor);
        }

        @Override
        public Limits over(long seconds) {
            return new Limits(
                    window -> window.total() >= floor && isAbove(window, threshold),
                    window -> !isAbove(window, recovery));
        }

        private static boolean isAbove(WindowCount window, BigDecimal percent) {
            BigDecimal part = HUNDRED.multiply(BigDecimal.valueOf(window.hits()));
            return part.compareTo(percent.multiply(BigDecimal.valueOf(window.total()))) > 0;
        }

        /**
         * Windows that are too small to fire come last: 1 hit of 1 is no peak. Among equal shares the larger window is
         * worse.
         */
        @Override
        public boolean isWorse(WindowCount one, WindowCount other) {
            if (one.total() < floor || other.total() < floor) {
                return one.total() >= floor;
            }
            BigDecimal ofOne = BigDecimal.valueOf(one.hits()).multiply(BigDecimal.valueOf(other.total()));
            BigDecimal ofOther = BigDecimal.valueOf(other.hits()).multiply(BigDecimal.valueOf(one.total()));
            int order = ofOne.compareTo(ofOther);
            return order > 0 || (order == 0 && one.total() > other.total());
        }
    }

    private static void requireNotNegative(BigDecimal threshold, BigDecimal recovery) {
        if (threshold.signum() < 0) {
            throw new IllegalArgumentException("the threshold must not be negative");
        }
        if (recovery.signum() < 0) {
            throw new IllegalArgumentException("the recovery threshold must not be negative");
        }
    }

    private static void requireNotAbove(BigDecimal recovery, BigDecimal threshold) {
        if (recovery.compareTo(threshold) > 0) {
            throw new IllegalArgumentException("the recovery threshold must not be above the threshold");
        }
    }

    /**
     * A rate's hits over a window: hits are whole, so that comparing with the product and with the next whole number is
     * the same. Values outside of {@code long} are settled by comparison alone: a threshold of {@code 1E+999999999}
     * must not be written out.
     */
    private static long whole(BigDecimal hitsPerSecond, long seconds, RoundingMode mode) {
        BigDecimal product = hitsPerSecond.multiply(BigDecimal.valueOf(seconds));
        if (product.compareTo(BigDecimal.ONE) < 0) {
            return product.signum() > 0 && mode == RoundingMode.CEILING ? 1 : 0;
        }
        if (product.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
            return Long.MAX_VALUE;
        }
        return product.setScale(0, mode).longValueExact();
    }
}
