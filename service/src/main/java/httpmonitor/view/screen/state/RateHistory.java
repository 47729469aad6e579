package httpmonitor.view.screen.state;

import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.HitSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Hits over time: steps that were read once, and after them the seconds from the ticks. A later tick replaces the
 * seconds of earlier ones.
 *
 * @param zoom the length of the steps and of the history
 * @param steps the steps by their first second
 * @param since the first second of {@code seconds}
 * @param seconds hits by second
 */
public record RateHistory(Zoom zoom, NavigableMap<Long, Sum> steps, long since, NavigableMap<Long, Long> seconds) {

    static final RateHistory EMPTY = new RateHistory(
            Zoom.TEN_MINUTES, Collections.emptyNavigableMap(), Long.MIN_VALUE, Collections.emptyNavigableMap());

    /** How long ticks may correct a second; afterwards it becomes part of a step. */
    private static final Duration SECONDS_KEPT = Duration.ofMinutes(30);

    /** The hits of some seconds. */
    public record Sum(long hits, long seconds) {

        Sum plus(Sum other) {
            return new Sum(hits + other.hits, seconds + other.seconds);
        }
    }

    /** The history of the steps that were read for a zoom. */
    static RateHistory of(HitSteps read, Zoom zoom) {
        TreeMap<Long, Sum> sums = new TreeMap<>();
        TreeMap<Long, Long> seconds = new TreeMap<>();
        long step = read.step().toSeconds();
        long end = read.range().to().getEpochSecond();
        long from = read.range().from().getEpochSecond();
        for (long hits : read.hits()) {
            if (step == 1) {
                seconds.put(from, hits);
            } else {
                sums.put(from, new Sum(hits, Math.min(step, end - from)));
            }
            from += step;
        }
        return new RateHistory(zoom, sums, step == 1 ? Long.MIN_VALUE : end, seconds);
    }

    /** With more seconds, and without those that are now too old. */
    RateHistory with(HitSeries series) {
        TreeMap<Long, Long> merged = new TreeMap<>(seconds);
        long second = series.range().from().getEpochSecond();
        for (long hits : series.hits()) {
            if (second >= since) {
                merged.put(second, hits);
            }
            second++;
        }
        TreeMap<Long, Sum> sums = new TreeMap<>(steps);
        NavigableMap<Long, Long> old = merged.headMap(second - SECONDS_KEPT.toSeconds(), false);
        if (since != Long.MIN_VALUE) {
            long step = zoom.step(false).toSeconds();
            old.forEach((at, hits) -> sums.merge(Math.floorDiv(at, step) * step, new Sum(hits, 1), Sum::plus));
        }
        old.clear();
        sums.headMap(second - zoom.kept().toSeconds()).clear();
        return new RateHistory(
                zoom, Collections.unmodifiableNavigableMap(sums), since, Collections.unmodifiableNavigableMap(merged));
    }

    /**
     * The rates of columns of equal length, oldest first. Columns begin at multiples of their length, so that a tick
     * does not move them. The last column may not be over; its rate is that of its known seconds.
     *
     * @param to an instant in the last column, or its end
     * @param seconds length of a column, a multiple of the steps' length
     * @return {@code count} rates, empty where no second is known
     */
    public List<OptionalDouble> columns(Instant to, int count, int seconds) {
        long end = Math.ceilDiv(to.getEpochSecond(), seconds) * seconds;
        List<OptionalDouble> rates = new ArrayList<>();
        for (long from = end - (long) count * seconds; from < end; from += seconds) {
            rates.add(rate(from, Math.min(from + seconds, to.getEpochSecond())));
        }
        return rates;
    }

    private OptionalDouble rate(long from, long to) {
        if (to <= from) {
            return OptionalDouble.empty();
        }
        Sum sum = steps.subMap(from, to).values().stream().reduce(new Sum(0, 0), Sum::plus);
        for (long hits : seconds.subMap(from, to).values()) {
            sum = sum.plus(new Sum(hits, 1));
        }
        return sum.seconds() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum.hits() / sum.seconds());
    }
}
