package httpmonitor.poller.notify;

import java.util.Optional;

/**
 * A notice on its way.
 *
 * @param notice what the target is notified
 * @param before the alert as the target was notified before
 */
record Sending(Notice notice, Optional<SeenAlert> before) {

    /** Whether this is what an entry of the ledger waits for; else someone has written something else there. */
    boolean isAwaitedBy(LedgerEntry entry) {
        return entry.notified().equals(before) && entry.alert().overlaps(notice.alert());
    }
}
