package httpmonitor.view.screen.state;

import httpmonitor.traffic.DurationText;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The intervals that the keys step through. */
final class Intervals {

    private static final NavigableSet<Duration> STEPS = Stream.of(
                    "1s", "2s", "5s", "10s", "30s", "1m", "5m", "15m", "1h", "6h", "1d")
            .map(DurationText::parse)
            .collect(Collectors.toCollection(TreeSet::new));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private Intervals() {}

    /** The next shorter interval; the shortest stays. */
    static Duration shorter(Duration interval) {
        return Objects.requireNonNullElse(STEPS.lower(interval), interval);
    }

    /** The interval, or an hour where it is shorter. */
    static Duration hourOr(Duration interval) {
        return interval.compareTo(HOUR) > 0 ? interval : HOUR;
    }

    /** An hour, then a day, then the given one again. */
    static Duration next(Duration interval, Duration given) {
        return interval.compareTo(HOUR) < 0 ? HOUR : interval.compareTo(DAY) < 0 ? DAY : given;
    }

    /** The next longer interval; the longest stays. */
    static Duration longer(Duration interval) {
        return Objects.requireNonNullElse(STEPS.higher(interval), interval);
    }
}
