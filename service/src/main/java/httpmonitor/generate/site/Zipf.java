package httpmonitor.generate.site;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses from a ranked list as Zipf's law has it: rank {@code k} (from 1) with a weight of {@code 1 / k^exponent}. A
 * few choices make most of the traffic, and there is a long tail.
 */
final class Zipf<T> {

    private final List<T> ranked;
    private final double[] upTo;

    /** Over a list that is not empty, most popular first. */
    Zipf(List<T> ranked, double exponent) {
        this.ranked = List.copyOf(ranked);
        this.upTo = new double[ranked.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += StrictMath.pow(i + 1.0, -exponent);
            upTo[i] = sum;
        }
    }

    T pick(Dice dice) {
        double point = dice.unit() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        return ranked.get(Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1));
    }
}
