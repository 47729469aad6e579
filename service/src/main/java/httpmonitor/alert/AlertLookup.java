package httpmonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The answer to which alert an instant belongs to. */
public sealed interface AlertLookup {

    /** It had fired and not yet recovered. */
    record At(Alert found) implements AlertLookup {}

    /** There was no alert at that time; this one is nearest, whose end or beginning is the closest to it. */
    record Nearest(Alert found) implements AlertLookup {}

    /** There is no alert at all. */
    record None() implements AlertLookup {}

    /** The alert that was found, if any. */
    default Optional<Alert> alert() {
        return switch (this) {
            case At at -> Optional.of(at.found());
            case Nearest nearest -> Optional.of(nearest.found());
            case None none -> Optional.empty();
        };
    }

    /** Looks through alerts that do not overlap; of two that are equally near it finds the earlier one. */
    static AlertLookup of(List<Alert> alerts, Instant instant) {
        Optional<Alert> nearest = alerts.stream()
                .min(Comparator.<Alert, Duration>comparing(alert -> distance(alert, instant))
                        .thenComparing(Alert::firedAt));
        return nearest.<AlertLookup>map(alert -> isDuring(alert, instant) ? new At(alert) : new Nearest(alert))
                .orElseGet(None::new);
    }

    private static boolean isDuring(Alert alert, Instant instant) {
        return !instant.isBefore(alert.firedAt())
                && alert.recoveredAt().map(instant::isBefore).orElse(true);
    }

    private static Duration distance(Alert alert, Instant instant) {
        if (isDuring(alert, instant)) {
            return Duration.ZERO;
        }
        Instant end = instant.isBefore(alert.firedAt())
                ? alert.firedAt()
                : alert.recoveredAt().orElse(instant);
        return Duration.between(end, instant).abs();
    }
}
