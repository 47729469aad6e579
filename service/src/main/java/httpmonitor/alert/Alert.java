package httpmonitor.alert;

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
}
