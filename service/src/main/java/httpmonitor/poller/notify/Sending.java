package httpmonitor.poller.notify;

import java.util.Optional;

/**
 * A notice on its way.
 *
 * @param notice the notice to deliver
 * @param before the alert as the notice before described it
 */
record Sending(Notice notice, Optional<SeenAlert> before) {

    /** Whether an entry of the ledger waits for this notice; it does not where another poller has changed it. */
    boolean isAwaitedBy(LedgerEntry entry) {
        return entry.notified().equals(before) && entry.alert().overlaps(notice.alert());
    }
}
