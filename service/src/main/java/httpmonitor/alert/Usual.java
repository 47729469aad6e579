package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The usual at a second: what the same window held in past weeks, and which of those weeks can be compared with.
 *
 * @param weeks the weeks that a rule looks back, the last one first
 */
public record Usual(List<Week> weeks) {

    /** The number of usable weeks below which there is no baseline. */
    public static final int NEEDED = 3;

    /** Copies the list. */
    public Usual {
        weeks = List.copyOf(weeks);
    }

    /**
     * The window of one past week.
     *
     * @param ago how many weeks ago, from 1 on
     * @param window its seconds; empty where a change of the clocks left out the local time at which it would end
     * @param count what it holds; zero where it is not known
     * @param leftOut why it cannot be compared with, a phrase; empty where it can
     */
    public record Week(int ago, Optional<TimeRange> window, WindowCount count, Optional<String> leftOut) {}

    /** An exact quotient of whole numbers. */
    record Ratio(BigDecimal numerator, BigDecimal denominator) {

        /** Two decimals, half up. */
        BigDecimal per(long divisor, long scale) {
            return numerator
                    .multiply(BigDecimal.valueOf(scale))
                    .divide(denominator.multiply(BigDecimal.valueOf(divisor)), 2, RoundingMode.HALF_UP);
        }
    }

    /** The weeks that are compared with. */
    public List<Week> usable() {
        return weeks.stream().filter(week -> week.leftOut().isEmpty()).toList();
    }

    /** Whether enough weeks are usable. */
    public boolean isKnown() {
        return usable().size() >= NEEDED;
    }

    /**
     * The median of the usable weeks: of an even number of them the mean of the two in the middle.
     *
     * @param share whether it is the shares that are compared, or the hits
     * @return hits, or a part of 1; not empty where the usual {@linkplain #isKnown is known}
     */
    Optional<Ratio> median(boolean share) {
        List<WindowCount> counts = usable().stream()
                .map(Week::count)
                .map(count -> share ? count : new WindowCount(count.hits(), 1))
                .sorted((one, other) -> part(one, other).compareTo(part(other, one)))
                .toList();
        if (counts.size() < NEEDED) {
            return Optional.empty();
        }
        WindowCount low = counts.get((counts.size() - 1) / 2);
        WindowCount high = counts.get(counts.size() / 2);
        return Optional.of(new Ratio(
                part(low, high).add(part(high, low)),
                BigDecimal.valueOf(2)
                        .multiply(BigDecimal.valueOf(low.total()))
                        .multiply(BigDecimal.valueOf(high.total()))));
    }

    private static BigDecimal part(WindowCount one, WindowCount other) {
        return BigDecimal.valueOf(one.hits()).multiply(BigDecimal.valueOf(other.total()));
    }

    /** Why there is no baseline, for example {@code 1 of 4 weeks is usable, 3 are needed}. */
    public String shortage() {
        int usable = usable().size();
        return usable + " of " + weeks.size() + " weeks " + (usable == 1 ? "is" : "are") + " usable, " + NEEDED
                + " are needed";
    }
}
