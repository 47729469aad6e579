package httpmonitor.generate.site;

import java.util.SplittableRandom;

/**
 * A seeded source of chance that gives the same numbers on every machine and JDK. The JDK's generators promise this for
 * {@code nextLong} only; bounded and Gaussian numbers have changed between releases.
 */
public final class Dice {

    private static final double UNIT = 0x1.0p-53;
    private static final double SQRT_3 = 1.7320508075688772;

    private final SplittableRandom random;

    /** Dice of one seed and stream; streams of the same seed have nothing to do with each other. */
    public Dice(long seed, int stream) {
        long start = seed + stream * 0xd1342543de82ef95L - 0x9e3779b97f4a7c15L; // the gamma that is added to it first
        random = new SplittableRandom(new SplittableRandom(start).nextLong());
    }

    /** From 0 up to but without 1. */
    public double unit() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    /** From 0 up to but without {@code bound}, which must be positive. */
    public int below(int bound) {
        return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
    }

    /** True with this probability, in millionths. */
    public boolean chance(int perMillion) {
        return below(1_000_000) < perMillion;
    }

    /** True in {@code percent} of a hundred throws. */
    public boolean percent(int percent) {
        return below(100) < percent;
    }

    /**
     * Roughly standard normal: four uniform numbers, summed (Irwin-Hall) and scaled. Never beyond plus or minus 3.5.
     */
    double normal() {
        return SQRT_3 * (unit() + unit() + unit() + unit() - 2);
    }
}
