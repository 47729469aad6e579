package httpmonitor.poller.notify;

import java.util.Optional;

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
     * @return the version that is written; empty where another poller has written meanwhile: nothing was changed
     * @throws DeliveryException where the store does not answer; the ledger may be written all the same
     */
    Optional<Version> write(String id, Ledger ledger, WatchedRule rule, Version since)
            throws DeliveryException, InterruptedException;
}
