package httpmonitor.alert;

import java.time.Instant;

/** What the alert is at some second, as far as the hits tell. */
public sealed interface AlertState {

    /** Traffic is not high. */
    record Quiet() implements AlertState {}

    /**
     * The alert fired and has not recovered.
     *
     * @param since the second at which it fired
     * @param hits hits in the window at that second
     * @param peakHits most hits in the window at any second since
     */
    record Firing(Instant since, long hits, long peakHits) implements AlertState {}
}
