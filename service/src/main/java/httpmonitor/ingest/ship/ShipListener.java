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
     * The store refused a line as a hit and as an unparsed line: it is counted as rejected and is in no index.
     *
     * @param reason the store's own reason
     */
    void onLost(String path, long offset, String reason);

    /**
     * More than half of a source's last lines are no hits; once for each source.
     *
     * @param sentences their number, the first of them, and what would help; may hold raw text of the log
     */
    default void onWarning(String sentences) {}

    /**
     * The wall clock was set, or the machine slept.
     *
     * @param by how far it moved; negative where it was set back
     */
    default void onClockSet(Duration by) {}

    /**
     * Called about once a second while lines are in flight.
     *
     * @param soFar what the run has done
     * @param backlogBytes the bytes of the sources that are not stored yet
     */
    default void onProgress(ShipSummary soFar, long backlogBytes) {}
}
