package httpmonitor.torture;

/** What befalls a poller, a shipper and what they speak to. */
enum Mishap {
    /** The clock of the poller's machine is set. */
    POLLER_CLOCK,
    /** The clock of the shipper's machine is set. */
    SHIP_CLOCK,
    /** The index that is written to is closed for a while. */
    CLOSED_INDEX,
    /** There are heartbeat documents that no shipper has written. */
    MALFORMED_HEARTBEAT,
    /** Between the programs and Elasticsearch, answers are replaced by others. */
    HOSTILE_ANSWERS,
    /** Answers come byte by byte. */
    DRIPPING_ANSWERS,
    /** The terminal of a live screen gets other sizes. */
    RESIZE,
    /** The live screen is suspended and continued. */
    SUSPEND,
    /** A log, or a rotated one, has a name that is no ASCII, or no text; the shipper's locale is C. */
    ODD_NAME,
    /** A named pipe takes the name of the log for moments, again and again. */
    FIFO,
    /** The disk of the checkpoints is full. */
    FULL_DISK
}
