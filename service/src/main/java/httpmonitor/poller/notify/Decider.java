package httpmonitor.poller.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what one of several pollers does next. Every notice is delivered at least once, and only once unless a poller
 * dies between the delivery and its record. Pure: ledger, view and time come in, a decision comes out.
 *
 * @param me this poller's name, which no other has
 * @param lease how long a claim holds
 * @param attempt the longest time of a delivery, below {@code lease}: a claim that ends sooner is renewed first
 * @param wantsCorrections whether the target also wants a notice where a time has moved
 */
record Decider(String me, Duration lease, Duration attempt, boolean wantsCorrections) {

    Decider {
        if (attempt.compareTo(lease) >= 0) {
            throw new IllegalArgumentException("a claim must last longer than a delivery takes");
        }
    }

    /**
     * The next thing to do.
     *
     * @param stored the ledger, as it was read or written last
     * @param sent what this poller has delivered and not yet recorded
     */
    Decision decide(Ledger stored, RuleView view, Optional<Sending> sent, Instant now) {
        Ledger ledger = stored.with(view);
        for (LedgerEntry entry : ledger.entries()) {
            Optional<Sending> done = sent.filter(sending -> sending.isAwaitedBy(entry));
            if (done.isPresent()) {
                SeenAlert then = done.get().notice().alert();
                return new Decision.Confirm(
                        ledger.changing(entry, entry.notified(then)).pruned(now), "delivered, and not yet recorded");
            }
            Optional<Notice> notice = entry.pending(view.rule(), wantsCorrections);
            if (notice.isPresent()) {
                return deliver(ledger, entry, notice.get(), now);
            }
        }
        return new Decision.Settled("everything has been delivered");
    }

    private Decision deliver(Ledger ledger, LedgerEntry entry, Notice notice, Instant now) {
        Optional<LedgerEntry.Claim> claim =
                entry.claim().filter(one -> one.until().isAfter(now));
        if (claim.isEmpty()) {
            String reason = entry.claim().isPresent()
                    ? "the claim of " + entry.claim().get().by() + " has run out"
                    : "no poller has claimed it";
            return claim(ledger, entry, now, reason);
        }
        if (!claim.get().by().equals(me)) {
            return new Decision.Wait(claim.get().until(), claim.get().by() + " has claimed it");
        }
        if (!entry.isClaimedAsItIs()) {
            return claim(ledger, entry, now, "we have claimed to deliver the opposite");
        }
        if (claim.get().until().isBefore(now.plus(attempt))) {
            return claim(ledger, entry, now, "too little is left of our own claim");
        }
        return new Decision.Send(new Sending(notice, entry.notified()), "we have claimed it");
    }

    private Decision claim(Ledger ledger, LedgerEntry entry, Instant now, String reason) {
        return new Decision.Claim(
                ledger.changing(entry, entry.claimed(me, now.plus(lease))).pruned(now), reason);
    }
}
