package httpmonitor.alert;

import java.time.Instant;

/** Something about the alert that a user is notified of once. */
public sealed interface AlertEvent permits AlertTransition, AlertCorrection {

    /**
     * The second that it is about, which is its place in the order of news: for a correction, the second that was
     * notified.
     */
    Instant about();
}
