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

        /** A fire of a rule without a share. */
        public Fired(Instant time, long hits) {
            this(time, WindowCount.of(hits));
        }

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

        /** A recovery of a rule without a share. */
        public Recovered(Instant time, long hits, Instant firedAt, long peakHits) {
            this(time, WindowCount.of(hits), firedAt, WindowCount.of(peakHits));
        }

        /** Hits of {@link #peak}. */
        public long peakHits() {
            return peak.hits();
        }

        @Override
        public AlertCorrection.Kind kind() {
            return AlertCorrection.Kind.RECOVERED;
        }
    }
}
