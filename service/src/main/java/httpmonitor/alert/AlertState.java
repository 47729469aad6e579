package httpmonitor.alert;

import java.time.Instant;

/** The state of the alert at a second, as far as the hits show it. */
public sealed interface AlertState {

    /** Traffic is as it should be. */
    record Quiet() implements AlertState {}

    /**
     * The alert fired and has not recovered.
     *
     * @param since the second at which it fired
     * @param window what the window held at that second
     * @param peak the window furthest beyond the threshold at any second since
     */
    record Firing(Instant since, WindowCount window, WindowCount peak) implements AlertState {

        /** Of a rule that judges no share. */
        public Firing(Instant since, long hits, long peakHits) {
            this(since, WindowCount.of(hits), WindowCount.of(peakHits));
        }

        /** Hits of {@link #window}. */
        public long hits() {
            return window.hits();
        }

        /** Hits of {@link #peak}. */
        public long peakHits() {
            return peak.hits();
        }
    }
}
