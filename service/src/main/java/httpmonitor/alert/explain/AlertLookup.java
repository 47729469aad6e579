package httpmonitor.alert.explain;

import httpmonitor.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The alert of an instant. */
public sealed interface AlertLookup {

    /** The alert that was firing at the instant. */
    record At(Alert found) implements AlertLookup {}

    /** There was no alert at that time; this one has the nearest beginning or end. */
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

    /** Finds the alert in a list without overlaps; of two that are equally near, the earlier one. */
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
