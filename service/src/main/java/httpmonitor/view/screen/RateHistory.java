package httpmonitor.view.screen;

import httpmonitor.traffic.HitSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Hits of the last half hour, second by second, as ticks brought them; what later ticks say of a second replaces what
 * earlier ones did.
 */
record RateHistory(NavigableMap<Long, Long> hitsBySecond) {

    /** How far back it goes. */
    static final Duration KEPT = Duration.ofMinutes(30);

    static final RateHistory EMPTY = new RateHistory(Collections.emptyNavigableMap());

    /** With these seconds too, and without those that are too old now. */
    RateHistory with(HitSeries series) {
        TreeMap<Long, Long> merged = new TreeMap<>(hitsBySecond);
        long second = series.range().from().getEpochSecond();
        for (long hits : series.hits()) {
            merged.put(second++, hits);
        }
        merged.headMap(second - KEPT.toSeconds()).clear();
        return new RateHistory(Collections.unmodifiableNavigableMap(merged));
    }

    /**
     * The rates of columns of equal length, oldest first. Columns begin at multiples of their length, so that they stay
     * what they are from tick to tick; the last one may have only begun, and the rate is that of its known seconds.
     *
     * @param to an instant in the last column, or its end
     * @param seconds length of a column
     * @return {@code count} rates, empty where no second is known
     */
    List<OptionalDouble> columns(Instant to, int count, int seconds) {
        long end = Math.ceilDiv(to.getEpochSecond(), seconds) * seconds;
        List<OptionalDouble> rates = new ArrayList<>();
        for (long from = end - (long) count * seconds; from < end; from += seconds) {
            long until = Math.min(from + seconds, to.getEpochSecond());
            rates.add(until <= from ? OptionalDouble.empty() : rate(from, until));
        }
        return rates;
    }

    private OptionalDouble rate(long from, long to) {
        return hitsBySecond.subMap(from, to).values().stream()
                .mapToLong(Long::longValue)
                .average();
    }
}
