package httpmonitor.poller.notify;

import java.time.Instant;

/** What a poller does next about one rule and one target. Every decision says why. */
sealed interface Decision {

    /** The reason, a phrase. */
    String reason();

    /** There is nothing to tell. */
    record Settled(String reason) implements Decision {}

    /** Another poller is about to tell; look again at a time. */
    record Wait(Instant until, String reason) implements Decision {}

    /** Write down that this poller is about to tell, provided that no one else wrote meanwhile. */
    record Claim(Ledger ledger, String reason) implements Decision {}

    /** Tell. */
    record Send(Sending sending, String reason) implements Decision {}

    /** Write down what was notified, provided that no one else wrote meanwhile. */
    record Confirm(Ledger ledger, String reason) implements Decision {}
}
