package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One alert, from fire to recovery.
 *
 * @param firedAt when it fired, even if that was before the requested range
 * @param recoveredAt when it recovered; empty while it is firing
 * @param window the window at {@code firedAt}
 * @param peak the window furthest beyond the threshold while it was seen firing
 * @param beforeRange whether it fired before the requested range
 * @param lostBaseline whether it ended because too few past weeks were usable: this is no recovery
 */
public record Alert(
        Instant firedAt,
        Optional<Instant> recoveredAt,
        WindowCount window,
        WindowCount peak,
        boolean beforeRange,
        boolean lostBaseline) {

    /**
     * How long it fired.
     *
     * @param to the end of the requested range, used while the alert is firing; not before {@code firedAt}
     */
    public Duration duration(Instant to) {
        return Duration.between(firedAt, recoveredAt.orElse(to));
    }

    /**
     * The time around it: from one window before it fired to one window after it recovered.
     *
     * @param end the latest end of that time, and its end while the alert is firing; after {@code firedAt} minus one
     *     window
     */
    public TimeRange around(Duration window, Instant end) {
        Instant to = recoveredAt.map(recovered -> recovered.plus(window)).orElse(end);
        return new TimeRange(firedAt.minus(window), to.isBefore(end) ? to : end);
    }
}
