package httpmonitor.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The usual at a second: what the same window held in the past weeks that can be compared with.
 *
 * @param weeks the number of weeks that a rule looks back
 * @param usable the windows of those that can be compared with, the last one first
 */
public record Usual(int weeks, List<WindowCount> usable) {

    /** The number of usable weeks below which there is no baseline. */
    public static final int NEEDED = 3;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Copies the list. */
    public Usual {
        usable = List.copyOf(usable);
    }

    /** An exact quotient of whole numbers. */
    record Ratio(BigDecimal numerator, BigDecimal denominator) {

        /** Two decimals, half up. */
        BigDecimal per(long divisor, long scale) {
            return numerator
                    .multiply(BigDecimal.valueOf(scale))
                    .divide(denominator.multiply(BigDecimal.valueOf(divisor)), 2, RoundingMode.HALF_UP);
        }
    }

    /** Whether enough weeks are usable. */
    public boolean isKnown() {
        return usable.size() >= NEEDED;
    }

    /**
     * The median of the usable weeks: of an even number of them the mean of the two in the middle.
     *
     * @param share whether it is the shares that are compared, or the hits
     * @return hits, or a part of 1; not empty where the usual {@linkplain #isKnown is known}
     */
    Optional<Ratio> median(boolean share) {
        return !isKnown() ? Optional.empty() : Optional.of(share ? medianShare() : medianHits());
    }

    private Ratio medianHits() {
        long[] hits = new long[usable.size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = usable.get(i).hits();
        }
        Arrays.sort(hits);
        BigDecimal low = BigDecimal.valueOf(hits[(hits.length - 1) / 2]);
        return new Ratio(low.add(BigDecimal.valueOf(hits[hits.length / 2])), TWO);
    }

    private Ratio medianShare() {
        List<WindowCount> counts = new ArrayList<>(usable);
        counts.sort((one, other) -> part(one, other).compareTo(part(other, one)));
        WindowCount low = counts.get((counts.size() - 1) / 2);
        WindowCount high = counts.get(counts.size() / 2);
        return new Ratio(
                part(low, high).add(part(high, low)),
                TWO.multiply(BigDecimal.valueOf(low.total())).multiply(BigDecimal.valueOf(high.total())));
    }

    private static BigDecimal part(WindowCount one, WindowCount other) {
        return BigDecimal.valueOf(one.hits()).multiply(BigDecimal.valueOf(other.total()));
    }

    /** Why there is no baseline, for example {@code 1 of 4 weeks is usable, 3 are needed}. */
    public String shortage() {
        return usable.size() + " of " + weeks + " weeks " + (usable.size() == 1 ? "is" : "are") + " usable, " + NEEDED
                + " are needed";
    }
}
