package httpmonitor.ingest.ship;

/** What a shipper is doing. */
public sealed interface ShipperState {
    /** Lines are on their way. */
    record Shipping() implements ShipperState {}

    /** All there was to read is answered for. */
    record CaughtUp() implements ShipperState {}

    /**
     * The store does not take lines for now; they are sent again.
     *
     * @param reason a sentence
     * @param toSave whether it is the checkpoint that cannot be written, not the store
     */
    record Waiting(String reason, boolean toSave) implements ShipperState {
        /** Waiting for the store. */
        public Waiting(String reason) {
            this(reason, false);
        }
    }
}
