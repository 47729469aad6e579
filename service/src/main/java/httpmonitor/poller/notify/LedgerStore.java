package httpmonitor.poller.notify;

/** The store through which pollers share their ledgers. */
public interface LedgerStore {

    /**
     * A ledger as it was at some moment.
     *
     * @param version changes with every write; given by the store
     */
    record Versioned(Ledger ledger, Version version) {}

    /** A ledger's version. */
    sealed interface Version {

        /** There is no such ledger. */
        record Absent() implements Version {}

        /** The last write, as Elasticsearch numbers it. */
        record At(long sequenceNumber, long primaryTerm) implements Version {}
    }

    /** The result of a write. */
    sealed interface Outcome {

        /** It is written. */
        record Written(Version version) implements Outcome {}

        /** Another poller has written since the given version: nothing was changed. */
        record Conflict() implements Outcome {}
    }

    /**
     * Reads a ledger; one that was never written is empty, with the version {@link Version.Absent}.
     *
     * @throws DeliveryException where the store does not answer
     */
    Versioned read(String id) throws DeliveryException, InterruptedException;

    /**
     * Writes a ledger if it still has the version that was read.
     *
     * @param rule the ledger's rule, for users who look into the store
     * @throws DeliveryException where the store does not answer; the ledger may be written all the same
     */
    Outcome write(String id, Ledger ledger, WatchedRule rule, Version since)
            throws DeliveryException, InterruptedException;
}
