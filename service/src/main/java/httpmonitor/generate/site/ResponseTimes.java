package httpmonitor.generate.site;

/**
 * How long a server takes: log-normal about a median, as real ones are, longer for large bodies, and longer the more
 * hits there are than usual. The same dice and hits give the same times.
 */
public final class ResponseTimes {

    private static final double MEDIAN_MICROS = 9_000;
    private static final double SPREAD = 0.9;
    private static final double BYTES_PER_MICRO = 20;
    private static final double USUAL_WEIGHT = 1.0 / 300;
    private static final double SLOWEST = 8;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final long TIMEOUT_MICROS = 10_000_000;

    private final Dice dice;
    private long second = Long.MIN_VALUE;
    private long hits;
    private long hitsBefore;
    private double usual;

    /** {@code dice}: a random stream that only this class uses, so that the hits do not depend on it. */
    public ResponseTimes(Dice dice) {
        this.dice = dice;
    }

    /** Microseconds for the next hit; hits come in the order of their seconds. */
    public long micros(Hit hit, long epochSecond) {
        if (epochSecond != second) {
            second(epochSecond);
        }
        hits++;
        if (hit.status() == GATEWAY_TIMEOUT) {
            return TIMEOUT_MICROS + dice.below(1_000);
        }
        double body = Math.max(0, hit.bytes()) / BYTES_PER_MICRO;
        return 200 + (long) (load() * MEDIAN_MICROS * StrictMath.exp(SPREAD * dice.normal()) + body);
    }

    private void second(long epochSecond) {
        boolean first = second == Long.MIN_VALUE;
        hitsBefore = epochSecond == second + 1 ? hits : 0;
        usual = first || usual == 0 ? hitsBefore : usual + (hitsBefore - usual) * USUAL_WEIGHT;
        second = epochSecond;
        hits = 0;
    }

    /** 1 at the usual rate, more where the second before had more hits. */
    private double load() {
        double excess = usual == 0 ? 0 : hitsBefore / usual - 1;
        return Math.clamp(1 + excess, 1, SLOWEST);
    }
}
