package httpmonitor.torture;

/** What becomes of the programs. */
enum Kill {
    /** {@code kill -9} of the shipper. */
    SHIP,
    /** {@code kill -9} of Elasticsearch's own process. */
    SERVER,
    /** {@code kill -9} of the program that runs Elasticsearch. */
    STORE,
    /** The shipper is stopped in order. */
    SHIP_STOPPED,
    /** The shipper is stopped in order, and the log is renamed before it starts again. */
    SHIP_STOPPED_RENAME;

    boolean isOfStore() {
        return this == SERVER || this == STORE;
    }

    /** Those that leave no time to do anything in order. */
    boolean isSudden() {
        return switch (this) {
            case SHIP, SERVER, STORE -> true;
            case SHIP_STOPPED, SHIP_STOPPED_RENAME -> false;
        };
    }
}
