package httpmonitor.poller.notify;

import httpmonitor.poller.notify.SeenAlert.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One alert of a rule, as it is known and as one target knows it.
 *
 * @param key the second of its fire as it was first known; it names the alert, also after late hits
 * @param alert the alert as the pollers know it
 * @param notified the alert as the last notice to the target described it; empty before the first notice
 * @param asOf the second up to which the writer of this knew the alert
 * @param claim the poller that is about to notify the target, if any
 */
public record LedgerEntry(
        Instant key, SeenAlert alert, Optional<SeenAlert> notified, Instant asOf, Optional<Claim> claim) {

    /**
     * A poller is about to notify the target. The claim is removed after the delivery; until then, the target may have
     * been notified or not.
     *
     * @param by the poller
     * @param until the time from which other pollers assume that this one has died
     * @param firing whether the notice says that the alert is firing; else it says that the alert is over
     * @param doubtful whether an earlier notice of the opposite may have reached the target
     */
    public record Claim(String by, Instant until, boolean firing, boolean doubtful) {

        /** Whether the target may have got the opposite of the present state. */
        boolean leavesDoubt(boolean firingNow) {
            return doubtful || firing != firingNow;
        }
    }

    /** An alert that was not notified yet. */
    static LedgerEntry of(SeenAlert alert, Instant knownUntil) {
        return new LedgerEntry(alert.firedAt(), alert, Optional.empty(), knownUntil, Optional.empty());
    }

    /**
     * Several entries that turn out to be one alert, oldest first. The last notice about any of them is what the target
     * knows.
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

    /** Whether a poller that knows everything up to a second knows more than this entry. */
    boolean isOlderThan(Instant knownUntil) {
        return knownUntil.isAfter(asOf);
    }

    /** The same alert, as a poller knows it now. */
    LedgerEntry seen(SeenAlert now, Instant knownUntil) {
        return new LedgerEntry(key, now, notified, knownUntil, claim);
    }

    /** A poller that is not blind and knows later seconds does not find it: it ended unseen if it was firing. */
    LedgerEntry unseen(RuleView view) {
        SeenAlert gone = alert.goneAt(view.knownUntil());
        return alert.isFiring() && gone.lasts() && !view.blind() && isOlderThan(view.knownUntil())
                ? seen(gone, view.knownUntil())
                : this;
    }

    LedgerEntry claimed(String by, Instant until) {
        Claim next = new Claim(by, until, alert.isFiring(), isDoubtful());
        return new LedgerEntry(key, alert, notified, asOf, Optional.of(next));
    }

    private boolean isDoubtful() {
        return claim.filter(before -> before.leavesDoubt(alert.isFiring())).isPresent();
    }

    /** Whether the claim is for a notice of the present state. */
    boolean isClaimedAsItIs() {
        return claim.filter(one -> one.firing() == alert.isFiring()).isPresent();
    }

    /** After a notice that described the alert as {@code then}. */
    LedgerEntry notified(SeenAlert then) {
        return new LedgerEntry(key, alert, Optional.of(then), asOf, Optional.empty());
    }

    /** The notice that the target still has to get, if any. */
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

    /** When it ended, if it did and the target knows that. */
    Optional<Instant> settledAt() {
        return notified.isPresent() && !notified.get().isFiring()
                ? alert.recovery().map(Recovery::at)
                : Optional.empty();
    }
}
