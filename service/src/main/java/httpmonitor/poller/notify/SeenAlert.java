package httpmonitor.poller.notify;

import httpmonitor.alert.WindowCount;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One alert, as far as a poller knows it.
 *
 * @param firedAt the second at which it fired
 * @param window the window at that second; empty where only the second is known
 * @param peak the window furthest beyond the threshold while it was firing
 * @param recovery its end; empty while it is firing
 */
public record SeenAlert(Instant firedAt, Optional<WindowCount> window, WindowCount peak, Optional<Recovery> recovery) {

    /**
     * The end of an alert.
     *
     * @param at the second at which it recovered; where no poller saw that, a second at which it was no longer found
     * @param window the window at that second; empty where it is not known
     */
    public record Recovery(Instant at, Optional<WindowCount> window) {

        /** Whether it ended because there was no baseline any more: nothing shows that the traffic has recovered. */
        public boolean lostBaseline() {
            return window.filter(WindowCount::hasNoBaseline).isPresent();
        }
    }

    /** Whether it is still firing. */
    public boolean isFiring() {
        return recovery.isEmpty();
    }

    /** How long it fired; empty while it is firing. */
    public Optional<Duration> duration() {
        return recovery.map(end -> Duration.between(firedAt, end.at()));
    }

    /** Whether both fire at some second: then they are the same alert. */
    boolean overlaps(SeenAlert other) {
        return !endsBy(other.firedAt) && !other.endsBy(firedAt);
    }

    /** Whether it fires at some second; where a clock is set back, one of an earlier version may not. */
    boolean lasts() {
        return !endsBy(firedAt);
    }

    /** Whether it had recovered by a second. */
    boolean endsBy(Instant second) {
        return recovery.isPresent() && !recovery.get().at().isAfter(second);
    }

    /** Whether both have the same times; their hits may differ. */
    boolean isAt(SeenAlert other) {
        return firedAt.equals(other.firedAt) && recovery.map(Recovery::at).equals(other.recovery.map(Recovery::at));
    }

    /** The same alert, ended at a second at which it is no longer found. */
    SeenAlert goneAt(Instant second) {
        return new SeenAlert(firedAt, window, peak, Optional.of(new Recovery(second, Optional.empty())));
    }
}
