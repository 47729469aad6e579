package httpmonitor.poller.notify;

import java.time.Instant;

/** What a poller does next about one rule and one target. Every decision says why. */
sealed interface Decision {

    /** The reason, a phrase. */
    String reason();

    /** There is nothing to deliver. */
    record Settled(String reason) implements Decision {}

    /** Another poller is about to deliver; look again at {@code until}. */
    record Wait(Instant until, String reason) implements Decision {}

    /** Record that this poller is about to deliver, unless another poller has changed the ledger meanwhile. */
    record Claim(Ledger ledger, String reason) implements Decision {}

    /** Deliver. */
    record Send(Sending sending, String reason) implements Decision {}

    /** Record the delivery, unless another poller has changed the ledger meanwhile. */
    record Confirm(Ledger ledger, String reason) implements Decision {}
}
