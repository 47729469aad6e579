package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One alert, from fire to recovery.
 *
 * @param firedAt when it fired, also where that was before the range asked about
 * @param recoveredAt when it recovered; empty while it is firing
 * @param window what the window held at {@code firedAt}
 * @param peak the window furthest beyond the threshold at any second that it was seen firing
 * @param beforeRange whether it fired before the range asked about
 */
public record Alert(
        Instant firedAt, Optional<Instant> recoveredAt, WindowCount window, WindowCount peak, boolean beforeRange) {

    /** Of a rule that judges no share. */
    public Alert(Instant firedAt, Optional<Instant> recoveredAt, long hits, long peakHits, boolean beforeRange) {
        this(firedAt, recoveredAt, WindowCount.of(hits), WindowCount.of(peakHits), beforeRange);
    }

    /**
     * How long it fired.
     *
     * @param to end of the range asked about, which counts while the alert is firing; not before {@code firedAt}
     */
    public Duration duration(Instant to) {
        return Duration.between(firedAt, recoveredAt.orElse(to));
    }

    /**
     * The time around it: from one window before it fired to one window after it recovered.
     *
     * @param end where that ends at the latest, and where it ends while the alert is firing; after {@code firedAt} less
     *     one window
     */
    public TimeRange around(Duration window, Instant end) {
        Instant to = recoveredAt.map(recovered -> recovered.plus(window)).orElse(end);
        return new TimeRange(firedAt.minus(window), to.isBefore(end) ? to : end);
    }
}
