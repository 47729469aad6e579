package httpmonitor.alert;

import java.time.Instant;

/** A change of an alert, or the correction of one, that is reported once. */
public sealed interface AlertEvent permits AlertTransition, AlertCorrection {

    /**
     * The second that it is about; events are ordered by it. For a correction, the second that is corrected.
     */
    Instant about();
}
