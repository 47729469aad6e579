package httpmonitor.view.screen.state;

import java.time.Duration;
import java.util.List;

/** The intervals that keys lead through. */
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
            Duration.ofHours(1));

    private Intervals() {}

    /** The next one below, or the interval itself where there is none. */
    static Duration shorter(Duration interval) {
        return STEPS.reversed().stream()
                .filter(step -> step.compareTo(interval) < 0)
                .findFirst()
                .orElse(interval);
    }

    /** The next one above, or the interval itself where there is none. */
    static Duration longer(Duration interval) {
        return STEPS.stream()
                .filter(step -> step.compareTo(interval) > 0)
                .findFirst()
                .orElse(interval);
    }
}
