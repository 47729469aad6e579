package httpmonitor.alert;

import java.time.Instant;

/** A second at which the alert changed. */
public sealed interface AlertTransition extends AlertEvent {

    /** The second. */
    Instant time();

    @Override
    default Instant about() {
        return time();
    }

    /** The window at {@link #time}. */
    WindowCount window();

    /** The hits of the window at {@link #time}. */
    default long hits() {
        return window().hits();
    }

    /** Whether it fired or recovered. */
    AlertCorrection.Kind kind();

    /** A fire: the first second at which the window was beyond the threshold. */
    record Fired(Instant time, WindowCount window) implements AlertTransition {

        @Override
        public AlertCorrection.Kind kind() {
            return AlertCorrection.Kind.FIRED;
        }
    }

    /**
     * A recovery: the first later second at which the window was at the recovery threshold or better.
     *
     * @param firedAt when the alert fired
     * @param peak the window furthest beyond the threshold at any second in between
     */
    record Recovered(Instant time, WindowCount window, Instant firedAt, WindowCount peak) implements AlertTransition {

        /** Whether it ended because there was no baseline any more: nothing shows that the traffic has recovered. */
        public boolean lostBaseline() {
            return window.hasNoBaseline();
        }

        @Override
        public AlertCorrection.Kind kind() {
            return AlertCorrection.Kind.RECOVERED;
        }
    }
}
