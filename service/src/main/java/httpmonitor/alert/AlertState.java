package httpmonitor.alert;

import java.time.Instant;

/** The state of the alert at a second, as far as the hits show it. */
public sealed interface AlertState {

    /** No alert. */
    record Quiet() implements AlertState {}

    /**
     * The alert fired and has not recovered.
     *
     * @param since the second at which it fired
     * @param window the window at that second
     * @param peak the window furthest beyond the threshold at any second since
     */
    record Firing(Instant since, WindowCount window, WindowCount peak) implements AlertState {}
}
