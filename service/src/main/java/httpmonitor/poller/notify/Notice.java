package httpmonitor.poller.notify;

import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.AlertTransition;
import httpmonitor.files.Sha256;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message for people about an alert.
 *
 * @param alert the alert, as it is known now
 * @param key the second at which the alert was first known to fire; late hits do not change it
 * @param before the alert as the notice before described it, if there was one
 * @param joined the keys of alerts that were notified, and that late hits have made a part of this one
 */
public record Notice(
        Kind kind, WatchedRule rule, SeenAlert alert, Instant key, Optional<SeenAlert> before, List<Instant> joined) {

    /** Copies the list. */
    public Notice {
        joined = List.copyOf(joined);
    }

    /** The first notice about an alert. */
    public Notice(Kind kind, WatchedRule rule, SeenAlert alert, Instant key) {
        this(kind, rule, alert, key, Optional.empty(), List.of());
    }

    /** What a notice says. */
    public enum Kind {
        /** The alert fired, and is firing. */
        FIRED,
        /** The alert recovered. */
        RECOVERED,
        /** The alert was found only after it was over: this is its only notice. */
        LATE,
        /** An earlier notice said that the alert had recovered; late hits show that it has not. */
        STILL_FIRING,
        /** Late hits moved the time of a fire or a recovery that an earlier notice named. */
        CORRECTED;

        /** One word, for machines. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same whenever any poller sends this notice again; different for every other notice. */
    public String id() {
        String until = recoveredAt().map(Instant::toString).orElse("");
        return Sha256.name(rule.id() + " " + key + " " + kind.label() + " " + until);
    }

    /** The recovery that it is about, which may be one that did not happen; empty where there is none. */
    private Optional<Instant> recoveredAt() {
        return alert.recovery().or(() -> before.flatMap(SeenAlert::recovery)).map(Recovery::at);
    }

    /** Whether an entry of the ledger waits for it; it does not where another poller has changed the entry. */
    boolean isAwaitedBy(LedgerEntry entry) {
        return entry.notified().equals(before) && entry.alert().overlaps(alert);
    }

    /** One sentence without a full stop, for people. */
    public String message() {
        AlertMessage words = new AlertMessage(rule.rule(), ZoneOffset.UTC);
        return switch (kind) {
            case FIRED ->
                words.of(new AlertTransition.Fired(
                        alert.firedAt(), alert.window().orElse(alert.peak())));
            case RECOVERED -> recovered(words);
            case LATE -> "Found late, triggered at " + alert.firedAt() + ": " + recovered(words);
            case STILL_FIRING ->
                corrected() + "the alert that triggered at " + alert.firedAt() + " did not recover"
                        + recoveredAt().map(was -> " at " + was).orElse("") + ", " + words.peak(alert.peak());
            case CORRECTED ->
                corrected() + "the alert triggered at " + alert.firedAt()
                        + alert.recovery()
                                .map(end -> (end.lostBaseline() ? " and ended without a baseline" : " and recovered")
                                        + " at " + end.at())
                                .orElse("");
        };
    }

    private String recovered(AlertMessage words) {
        Recovery end = alert.recovery().orElseThrow();
        return end.window()
                .map(window -> words.of(new AlertTransition.Recovered(end.at(), window, alert.firedAt(), alert.peak())))
                .orElseGet(() -> title("Recovered from high traffic", "recovered") + "no longer firing at " + end.at()
                        + ", " + words.peak(alert.peak()));
    }

    private String corrected() {
        return title("Corrected by late hits", "corrected by late hits");
    }

    private String title(String ofAllTraffic, String ofRule) {
        return rule.rule().name().map(name -> "Rule " + name + " " + ofRule).orElse(ofAllTraffic) + " - ";
    }
}
