package httpmonitor.poller.notify;

/** What a poller does next about one rule and one target. */
sealed interface Decision {

    /** There is nothing to deliver. */
    record Settled() implements Decision {}

    /** Another poller is about to deliver; look again when its claim has run out. */
    record Wait(LedgerEntry.Claim claim) implements Decision {}

    /** Record that this poller is about to deliver, unless another poller has changed the ledger meanwhile. */
    record Claim(Ledger ledger) implements Decision {}

    /** Deliver. */
    record Send(Notice notice) implements Decision {}

    /** Record the delivery, unless another poller has changed the ledger meanwhile. */
    record Confirm(Ledger ledger) implements Decision {}
}
