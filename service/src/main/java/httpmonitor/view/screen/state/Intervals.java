package httpmonitor.view.screen.state;

import java.time.Duration;
import java.util.List;

/** The intervals that the keys step through. */
final class Intervals {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1));

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private Intervals() {}

    /** The next shorter interval; the shortest stays. */
    static Duration shorter(Duration interval) {
        return STEPS.reversed().stream()
                .filter(step -> step.compareTo(interval) < 0)
                .findFirst()
                .orElse(interval);
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
        return STEPS.stream()
                .filter(step -> step.compareTo(interval) > 0)
                .findFirst()
                .orElse(interval);
    }
}
