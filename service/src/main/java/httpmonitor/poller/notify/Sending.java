package httpmonitor.poller.notify;

import java.util.Optional;

/**
 * A notice on its way.
 *
 * @param notice what the target is notified
 * @param before what it had been told about the alert before
 */
record Sending(Notice notice, Optional<SeenAlert> before) {

    /** Whether this is what an entry of the ledger waits for; else someone has written something else there. */
    boolean isAwaitedBy(LedgerEntry entry) {
        return entry.told().equals(before) && entry.alert().overlaps(notice.alert());
    }
}
