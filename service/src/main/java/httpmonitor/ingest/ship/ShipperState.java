package httpmonitor.ingest.ship;

/** The state of a shipper. */
public sealed interface ShipperState {
    /** Lines are in flight. */
    record Shipping() implements ShipperState {}

    /** All lines that were there are answered. */
    record CaughtUp() implements ShipperState {}

    /**
     * The store does not accept lines at the moment; they are sent again.
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
