package httpmonitor.poller.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
     * @param runOut the claim that this poller has waited for as long as a claim holds, if any: its time may be that of
     *     a clock that was ahead
     */
    Decision decide(
            Ledger stored, RuleView view, Optional<Notice> sent, Optional<LedgerEntry.Claim> runOut, Instant now) {
        Ledger ledger = stored.with(view);
        for (LedgerEntry entry : ledger.entries()) {
            Optional<Notice> done = sent.filter(notice -> notice.isAwaitedBy(entry));
            if (done.isPresent()) {
                return new Decision.Confirm(
                        ledger.changing(entry, entry.notified(done.get())).pruned(now));
            }
        }
        return ledger.entries().stream()
                .filter(entry -> !Ledger.isOutdated(entry, now))
                .flatMap(entry ->
                        entry.pending(view.rule(), wantsCorrections).map(notice -> new Pending(entry, notice)).stream())
                .min(Comparator.comparingInt(Pending::urgency))
                .map(next -> deliver(ledger, next, runOut, now))
                .orElseGet(Decision.Settled::new);
    }

    /** A notice that the target has to get. */
    private record Pending(LedgerEntry entry, Notice notice) {

        /** What was over before the target knew of it is last; all else keeps its order, a recovery before a fire. */
        int urgency() {
            return notice.kind() == Notice.Kind.LATE ? 1 : 0;
        }
    }

    private Decision deliver(Ledger ledger, Pending next, Optional<LedgerEntry.Claim> runOut, Instant now) {
        LedgerEntry entry = next.entry();
        Optional<LedgerEntry.Claim> claim =
                entry.claim().filter(one -> one.until().isAfter(now) && !runOut.equals(Optional.of(one)));
        if (claim.isPresent() && !claim.get().by().equals(me)) {
            return new Decision.Wait(claim.get());
        }
        return claim.isPresent() && entry.isClaimedAsItIs() && isLongEnough(claim.get(), now)
                ? new Decision.Send(next.notice())
                : new Decision.Claim(ledger.changing(entry, entry.claimed(me, now.plus(lease)))
                        .pruned(now));
    }

    /** Our own claim is renewed before it runs out, and where the clock has been set back since: others wait for it. */
    private boolean isLongEnough(LedgerEntry.Claim own, Instant now) {
        return !own.until().isBefore(now.plus(attempt)) && !own.until().isAfter(now.plus(lease));
    }
}
