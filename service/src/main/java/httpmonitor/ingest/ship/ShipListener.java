package httpmonitor.ingest.ship;

import httpmonitor.ingest.tail.Tailed;
import java.time.Duration;

/** Learns what a shipper has to tell. Called by the shipper's own thread. */
public interface ShipListener {
    /** Something happened to a source; never a {@link Tailed.Line}. */
    void onEvent(Tailed event);

    /** The state is another one, or waits for another reason. */
    void onState(ShipperState state);

    /**
     * The store refused a line, and refused it again when it was to be kept aside: it is counted as rejected and in no
     * index.
     *
     * @param reason the store's own
     */
    void onLost(String path, long offset, String reason);

    /**
     * More than half of a source's last lines are no hits; once for each source.
     *
     * @param sentences how many, the first one of them, and what would help; may hold raw text of the log
     */
    default void onWarning(String sentences) {}

    /**
     * The wall clock was set, or the machine slept.
     *
     * @param by how far; negative where it was set back
     */
    default void onClockSet(Duration by) {}

    /**
     * About once a second, while lines are on their way.
     *
     * @param soFar what the run has done
     * @param backlogBytes what the sources hold and the store does not yet
     */
    default void onProgress(ShipSummary soFar, long backlogBytes) {}
}
