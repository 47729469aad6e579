package httpmonitor.generate.site;

/**
 * A seeded source of chance that gives the same numbers on every machine and JDK: SplitMix64 (Steele, Lea, Flood: "Fast
 * splittable pseudorandom number generators", OOPSLA 2014).
 *
 * <p>The JDK's own generators promise this for {@code nextLong} only; bounded and Gaussian numbers have changed between
 * releases.
 */
public final class Dice {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;
    private static final double SQRT_3 = 1.7320508075688772;

    private long state;

    /** Dice of one seed and stream; streams of the same seed have nothing to do with each other. */
    public Dice(long seed, int stream) {
        state = mix(seed + stream * 0xd1342543de82ef95L);
    }

    /** 64 random bits. */
    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 up to but without 1. */
    public double unit() {
        return (next() >>> 11) * UNIT;
    }

    /** From 0 up to but without {@code bound}, which must be positive. */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** True for this share of all throws. */
    public boolean chance(Share share) {
        return below(Share.WHOLE) < share.perMillion();
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

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
