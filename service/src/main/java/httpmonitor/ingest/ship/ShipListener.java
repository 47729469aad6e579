package httpmonitor.ingest.ship;

import httpmonitor.ingest.tail.Tailed;

/** Learns what a shipper has to tell. Called by the shipper's own thread. */
public interface ShipListener {
    /** Something happened to a source; never a {@link Tailed.Line}. */
    void onEvent(Tailed event);

    /** The state is another one, or waits for another reason. */
    void onState(ShipperState state);

    /**
     * The store refused a line, and refused it again when it was to be kept aside: it is counted as rejected and in no index.
     *
     * @param reason the store's own
     */
    void onLost(String path, long offset, String reason);

    /**
     * About once a second, while lines are on their way.
     *
     * @param soFar what the run has done
     * @param backlogBytes what the sources hold and the store does not yet
     */
    default void onProgress(ShipSummary soFar, long backlogBytes) {}
}
