package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

/** Rules and traffic drawn from a seed, such that alerts fire, recover, flap and hang between two thresholds. */
public final class RandomTraffic {

    private static final List<String> THRESHOLDS = List.of("0", "0.1", "0.5", "1", "2", "3.333", "4.999", "10");

    private final Random random;

    public RandomTraffic(long seed) {
        this.random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    public AlertRule ruleWithWindow(int seconds) {
        String threshold = THRESHOLDS.get(below(THRESHOLDS.size()));
        String recovery = oneIn(2)
                ? threshold
                : new BigDecimal(threshold)
                        .multiply(BigDecimal.valueOf(below(101)))
                        .divide(BigDecimal.valueOf(100), 3, RoundingMode.DOWN)
                        .toPlainString();
        return rule(seconds, threshold, recovery);
    }

    /** Phases of some seconds each, around a mean that lies around the thresholds. */
    public long[] hits(int seconds, int longestPhase) {
        long[] hits = new long[seconds];
        int phase = 0;
        int mean = 0;
        for (int i = 0; i < seconds; i++) {
            if (phase-- == 0) {
                phase = below(longestPhase);
                mean = oneIn(3) ? 0 : below(12);
            }
            hits[i] = mean == 0 ? 0 : below(2 * mean + 1);
        }
        return hits;
    }
}
