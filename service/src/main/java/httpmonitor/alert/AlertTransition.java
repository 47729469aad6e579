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

    /** What the window held at {@link #time}. */
    WindowCount window();

    /** Hits in the window at {@link #time}. */
    default long hits() {
        return window().hits();
    }

    /** Whether it fired or recovered. */
    AlertCorrection.Kind kind();

    /** The first second at which the window was beyond what the rule allows. */
    record Fired(Instant time, WindowCount window) implements AlertTransition {

        /** Of a rule that judges no share. */
        public Fired(Instant time, long hits) {
            this(time, WindowCount.of(hits));
        }

        @Override
        public AlertCorrection.Kind kind() {
            return AlertCorrection.Kind.FIRED;
        }
    }

    /**
     * The first second thereafter at which the window was within what the rule's recovery allows.
     *
     * @param firedAt when the alert had fired
     * @param peak the window furthest beyond the threshold at any second in between
     */
    record Recovered(Instant time, WindowCount window, Instant firedAt, WindowCount peak) implements AlertTransition {

        /** Of a rule that judges no share. */
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
