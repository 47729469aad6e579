package httpmonitor.poller.notify;

import httpmonitor.poller.notify.SeenAlert.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known about one alert, and what of it a target was notified.
 *
 * @param key its fire as it was first known, which names the alert also after late hits
 * @param alert the alert as it is known
 * @param notified the alert as the target was notified last; empty where it was not notified
 * @param asOf the second up to which the writer of this knew the alert
 * @param claim which poller is about to notify the target, empty where none is
 */
public record LedgerEntry(
        Instant key, SeenAlert alert, Optional<SeenAlert> notified, Instant asOf, Optional<Claim> claim) {

    /**
     * A poller's word that it is about to notify the target.
     *
     * <p>It is removed when the target was notified. Until then, the target may have been notified or not.
     *
     * @param by the poller
     * @param until when others may take it that this poller has died
     * @param firing whether it is about to notify that the alert is firing, or that it is over
     * @param doubtful whether an earlier attempt to notify the opposite may have reached the target
     */
    public record Claim(String by, Instant until, boolean firing, boolean doubtful) {

        /** Whether the target may believe the opposite of what holds. */
        boolean leavesDoubt(boolean firingNow) {
            return doubtful || firing != firingNow;
        }
    }

    /** An alert that was not notified yet. */
    static LedgerEntry of(SeenAlert alert, Instant knownUntil) {
        return new LedgerEntry(alert.firedAt(), alert, Optional.empty(), knownUntil, Optional.empty());
    }

    /**
     * Several that turn out to be one, oldest first: what was notified last about any of them is what the target
     * believes.
     */
    static LedgerEntry merged(List<LedgerEntry> parts) {
        LedgerEntry first = parts.getFirst();
        Optional<SeenAlert> notified = Optional.empty();
        Optional<Claim> claim = Optional.empty();
        Instant asOf = first.asOf;
        for (LedgerEntry part : parts) {
            notified = part.notified.isPresent() ? part.notified : notified;
            claim = part.claim.isPresent() ? part.claim : claim;
            asOf = part.asOf.isAfter(asOf) ? part.asOf : asOf;
        }
        return new LedgerEntry(first.key, first.alert, notified, asOf, claim);
    }

    /** Whether a poller that knows everything up to a second knows more than is written here. */
    boolean isOlderThan(Instant knownUntil) {
        return knownUntil.isAfter(asOf);
    }

    /** The same alert, known better. */
    LedgerEntry seen(SeenAlert now, Instant knownUntil) {
        return new LedgerEntry(key, now, notified, knownUntil, claim);
    }

    /** A poller that sees everything, and knows more, does not find it: if it was firing, it has ended unseen. */
    LedgerEntry unseen(RuleView view) {
        return alert.isFiring() && !view.blind() && isOlderThan(view.knownUntil())
                ? seen(alert.goneAt(view.knownUntil()), view.knownUntil())
                : this;
    }

    LedgerEntry claimed(String by, Instant until) {
        Claim next = new Claim(by, until, alert.isFiring(), isDoubtful());
        return new LedgerEntry(key, alert, notified, asOf, Optional.of(next));
    }

    private boolean isDoubtful() {
        return claim.filter(before -> before.leavesDoubt(alert.isFiring())).isPresent();
    }

    /** Whether the claim is one to tell what holds now. */
    boolean isClaimedAsItIs() {
        return claim.filter(one -> one.firing() == alert.isFiring()).isPresent();
    }

    /** The target was notified of the alert as it was at that time. */
    LedgerEntry notified(SeenAlert then) {
        return new LedgerEntry(key, alert, Optional.of(then), asOf, Optional.empty());
    }

    /** What the target must still be notified of, if anything. */
    Optional<Notice> pending(WatchedRule rule, boolean wantsCorrections) {
        if (notified.isEmpty()) {
            return Optional.of(
                    alert.isFiring() ? new Notice.Fired(rule, alert, key) : new Notice.Late(rule, alert, key));
        }
        SeenAlert before = notified.get();
        if (before.isFiring() != alert.isFiring() || isDoubtful()) {
            Optional<Instant> was = before.recovery().map(Recovery::at);
            return Optional.of(
                    alert.isFiring()
                            ? new Notice.StillFiring(rule, alert, key, was)
                            : new Notice.Recovered(rule, alert, key));
        }
        return wantsCorrections && !before.isAt(alert)
                ? Optional.of(new Notice.Corrected(rule, alert, key))
                : Optional.empty();
    }

    /** When it ended, if it did and the target knows. */
    Optional<Instant> settledAt() {
        return notified.isPresent() && !notified.get().isFiring()
                ? alert.recovery().map(Recovery::at)
                : Optional.empty();
    }
}
