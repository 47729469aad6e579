package httpmonitor.poller.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The alerts of one rule, and which notices about them one target has got from any poller. Pollers share the ledger,
 * and change it one at a time.
 *
 * @param entries the recent alerts, oldest first
 * @param settledUntil alerts that ended by then cause no notice any more, even if they change
 */
public record Ledger(List<LedgerEntry> entries, Instant settledUntil) {

    /** No notice was delivered yet. */
    public static final Ledger EMPTY = new Ledger(List.of(), Instant.EPOCH);

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 100;

    /** Copies the list, without alerts that fire at no second: nothing overlaps them, so they are new at each look. */
    public Ledger {
        entries = entries.stream().filter(entry -> entry.alert().lasts()).toList();
    }

    /**
     * Adds the alerts of a poller's view. An alert that overlaps an entry is the same alert; the one known up to the
     * later second counts.
     */
    Ledger with(RuleView view) {
        List<LedgerEntry> unmatched = new ArrayList<>(entries);
        List<LedgerEntry> found = new ArrayList<>();
        for (SeenAlert alert : view.alerts().stream().filter(SeenAlert::lasts).toList()) {
            List<LedgerEntry> same = unmatched.stream()
                    .filter(entry -> entry.alert().overlaps(alert))
                    .toList();
            unmatched.removeAll(same);
            if (!same.isEmpty()) {
                found.addAll(known(same, alert, view.knownUntil()));
            } else if (!alert.endsBy(settledUntil)
                    && found.stream().noneMatch(one -> one.alert().overlaps(alert))) {
                found.add(LedgerEntry.of(alert, view.knownUntil()));
            }
        }
        unmatched.forEach(entry -> found.add(entry.unseen(view)));
        found.sort(Comparator.comparing(entry -> entry.alert().firedAt()));
        return new Ledger(found, settledUntil);
    }

    private static List<LedgerEntry> known(List<LedgerEntry> same, SeenAlert alert, Instant knownUntil) {
        LedgerEntry merged = LedgerEntry.merged(same);
        return merged.isOlderThan(knownUntil) ? List.of(merged.seen(alert, knownUntil)) : same;
    }

    /** With one entry changed. */
    Ledger changing(LedgerEntry entry, LedgerEntry to) {
        return new Ledger(
                entries.stream().map(one -> one.equals(entry) ? to : one).toList(), settledUntil);
    }

    /**
     * Removes alerts that ended long ago, once their end is delivered, or where the target never heard of them. So a
     * target that is away for weeks adds alerts of one day at most.
     */
    Ledger pruned(Instant now) {
        List<LedgerEntry> kept = new ArrayList<>();
        Instant settled = settledUntil;
        int left = entries.size();
        for (LedgerEntry entry : entries) {
            boolean tooMany = left > MOST;
            if (isOutdated(entry, now)
                    || entry.settledAt()
                            .filter(end -> tooMany || isOld(end, now))
                            .isPresent()) {
                Instant end = entry.endedAt().orElseThrow();
                settled = end.isAfter(settled) ? end : settled;
                left--;
            } else {
                kept.add(entry);
            }
        }
        return new Ledger(kept, settled);
    }

    /** The number of alerts that ended too long ago to be notified. */
    long outdated(Instant now) {
        return entries.stream().filter(entry -> isOutdated(entry, now)).count();
    }

    /** Whether an alert is one of these. */
    static boolean isOutdated(LedgerEntry entry, Instant now) {
        return entry.notified().isEmpty()
                && entry.endedAt().filter(end -> isOld(end, now)).isPresent();
    }

    private static boolean isOld(Instant ended, Instant now) {
        return ended.isBefore(now.minus(KEPT));
    }
}
