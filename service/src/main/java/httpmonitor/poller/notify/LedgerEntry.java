package httpmonitor.poller.notify;

import httpmonitor.poller.notify.SeenAlert.Recovery;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param joined the keys of alerts that the target may know, and that have turned out to be a part of this one
 */
public record LedgerEntry(
        Instant key,
        SeenAlert alert,
        Optional<SeenAlert> notified,
        Instant asOf,
        Optional<Claim> claim,
        List<Instant> joined) {

    /** Copies the list. */
    public LedgerEntry {
        joined = List.copyOf(joined);
    }

    /**
     * A poller is about to notify the target. The claim is removed after the delivery; until then, the target may have
     * been notified or not.
     *
     * @param by the poller
     * @param until the time from which other pollers assume that this one has died
     * @param firing whether the notice says that the alert is firing; else it says that the alert is over
     * @param doubtful whether an earlier notice of the opposite may have reached the target
     */
    public record Claim(String by, Instant until, boolean firing, boolean doubtful) {}

    /** An alert that was not notified yet. */
    static LedgerEntry of(SeenAlert alert, Instant knownUntil) {
        return new LedgerEntry(alert.firedAt(), alert, Optional.empty(), knownUntil, Optional.empty(), List.of());
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
        List<Instant> joined = new ArrayList<>();
        for (LedgerEntry part : parts) {
            if (!part.key.equals(first.key) && (part.notified.isPresent() || part.claim.isPresent())) {
                joined.add(part.key);
            }
            joined.addAll(part.joined);
            notified = part.notified.isPresent() ? part.notified : notified;
            claim = part.claim.isPresent() ? part.claim : claim;
            asOf = part.asOf.isAfter(asOf) ? part.asOf : asOf;
        }
        return new LedgerEntry(first.key, first.alert, notified, asOf, claim, joined);
    }

    /** Whether a poller that knows everything up to a second knows more than this entry. */
    boolean isOlderThan(Instant knownUntil) {
        return knownUntil.isAfter(asOf);
    }

    /** The same alert, as a poller knows it now. */
    LedgerEntry seen(SeenAlert now, Instant knownUntil) {
        return new LedgerEntry(key, now, notified, knownUntil, claim, joined);
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
        return new LedgerEntry(key, alert, notified, asOf, Optional.of(next), joined);
    }

    /** Whether the target may have got the opposite of the present state. */
    private boolean isDoubtful() {
        return claim.filter(before -> before.doubtful() || before.firing() != alert.isFiring())
                .isPresent();
    }

    /** Whether the claim is for a notice of the present state. */
    boolean isClaimedAsItIs() {
        return claim.filter(one -> one.firing() == alert.isFiring()).isPresent();
    }

    /** After a notice. */
    LedgerEntry notified(Notice notice) {
        List<Instant> unknown =
                joined.stream().filter(one -> !notice.joined().contains(one)).toList();
        return new LedgerEntry(key, alert, Optional.of(notice.alert()), asOf, Optional.empty(), unknown);
    }

    /** The notice that the target still has to get, if any. */
    Optional<Notice> pending(WatchedRule rule, boolean wantsCorrections) {
        return pending(wantsCorrections).map(kind -> new Notice(kind, rule, alert, key, notified, joined));
    }

    private Optional<Notice.Kind> pending(boolean wantsCorrections) {
        if (notified.isEmpty()) {
            return Optional.of(alert.isFiring() ? Notice.Kind.FIRED : Notice.Kind.LATE);
        }
        SeenAlert before = notified.get();
        if (before.isFiring() != alert.isFiring() || isDoubtful()) {
            return Optional.of(alert.isFiring() ? Notice.Kind.STILL_FIRING : Notice.Kind.RECOVERED);
        }
        boolean changed = !before.isAt(alert) || !joined.isEmpty();
        return wantsCorrections && changed ? Optional.of(Notice.Kind.CORRECTED) : Optional.empty();
    }

    /** When it ended, if it did and the target knows that. */
    Optional<Instant> settledAt() {
        return notified.isPresent() && !notified.get().isFiring() ? endedAt() : Optional.empty();
    }

    /** When it ended, if it did. */
    Optional<Instant> endedAt() {
        return alert.recovery().map(Recovery::at);
    }
}
