package httpmonitor.poller.notify;

/** Where pollers share their ledgers. */
public interface LedgerStore {

    /**
     * A ledger as it was at some moment.
     *
     * @param version changes with every write; the store's own words
     */
    record Versioned(Ledger ledger, Version version) {}

    /** A ledger's version. */
    sealed interface Version {

        /** There is no such ledger. */
        record Absent() implements Version {}

        /** The last write, as Elasticsearch numbers it. */
        record At(long sequenceNumber, long primaryTerm) implements Version {}
    }

    /** What became of a write. */
    sealed interface Outcome {

        /** It is written. */
        record Written(Version version) implements Outcome {}

        /** Someone else has written since the version that was given: nothing was changed. */
        record Conflict() implements Outcome {}
    }

    /**
     * Reads a ledger; one that was never written is empty and absent.
     *
     * @throws DeliveryException where the store does not answer
     */
    Versioned read(String id) throws DeliveryException, InterruptedException;

    /**
     * Writes a ledger, provided that it still has the version that it was read with.
     *
     * @param rule what the ledger is about, for people who look into the store
     * @throws DeliveryException where the store does not answer; it may have been written nevertheless
     */
    Outcome write(String id, Ledger ledger, WatchedRule rule, Version since)
            throws DeliveryException, InterruptedException;
}
