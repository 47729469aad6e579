package httpmonitor.alert;

import java.time.Instant;

/** A second at which the alert changed. */
public sealed interface AlertTransition extends AlertNews {

    /** The second. */
    Instant time();

    /** Hits in the window at {@link #time}. */
    long hits();

    /** Whether it fired or recovered. */
    AlertCorrection.Kind kind();

    /** The first second at which the window held more hits than the rule allows. */
    record Fired(Instant time, long hits) implements AlertTransition {

        @Override
        public AlertCorrection.Kind kind() {
            return AlertCorrection.Kind.FIRED;
        }
    }

    /**
     * The first second thereafter at which it held no more than the rule's recovery allows.
     *
     * @param firedAt when the alert had fired
     * @param peakHits most hits in the window at any second in between
     */
    record Recovered(Instant time, long hits, Instant firedAt, long peakHits) implements AlertTransition {

        @Override
        public AlertCorrection.Kind kind() {
            return AlertCorrection.Kind.RECOVERED;
        }
    }
}
