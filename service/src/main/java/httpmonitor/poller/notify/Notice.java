package httpmonitor.poller.notify;

import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.AlertTransition;
import httpmonitor.files.Sha256;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A message for people about an alert. */
public sealed interface Notice {

    /** The rule that the alert is of. */
    WatchedRule rule();

    /** The alert, as it is known now. */
    SeenAlert alert();

    /** The second at which the alert was first known to fire; late hits do not change this key. */
    Instant key();

    /** What kind of notice it is, one word. */
    String kind();

    /** One sentence without a full stop, for people. */
    String message();

    /** The same whenever any poller sends this notice again; different for every other notice. */
    default String id() {
        String until = recoveredAt().map(Instant::toString).orElse("");
        return Sha256.name(rule().id() + " " + key() + " " + kind() + " " + until);
    }

    /** The recovery that the notice is about; empty where there is none, or it is not known. */
    default Optional<Instant> recoveredAt() {
        return alert().recovery().map(Recovery::at);
    }

    /** The alert fired, and is firing. */
    record Fired(WatchedRule rule, SeenAlert alert, Instant key) implements Notice {
        @Override
        public String kind() {
            return "fired";
        }

        @Override
        public String message() {
            return Words.fired(rule, alert);
        }
    }

    /** The alert recovered. */
    record Recovered(WatchedRule rule, SeenAlert alert, Instant key) implements Notice {
        @Override
        public String kind() {
            return "recovered";
        }

        @Override
        public String message() {
            return Words.recovered(rule, alert);
        }
    }

    /** The alert was found only after it was over: this is its only notice. */
    record Late(WatchedRule rule, SeenAlert alert, Instant key) implements Notice {
        @Override
        public String kind() {
            return "late";
        }

        @Override
        public String message() {
            return "Found late, triggered at " + alert.firedAt() + ": " + Words.recovered(rule, alert);
        }
    }

    /**
     * An earlier notice said that the alert had recovered; late hits show that it has not.
     *
     * @param recoveredAt the recovery in the earlier notice; empty where it is not known whether that was delivered
     */
    record StillFiring(WatchedRule rule, SeenAlert alert, Instant key, Optional<Instant> recoveredAt)
            implements Notice {
        @Override
        public String kind() {
            return "still_firing";
        }

        @Override
        public String message() {
            return Words.corrected(
                    rule,
                    "the alert that triggered at " + alert.firedAt() + " did not recover"
                            + recoveredAt.map(was -> " at " + was).orElse("") + ", "
                            + Words.message(rule).peak(alert.peak()));
        }
    }

    /** Late hits moved the time of a fire or a recovery that an earlier notice named. */
    record Corrected(WatchedRule rule, SeenAlert alert, Instant key) implements Notice {
        @Override
        public String kind() {
            return "corrected";
        }

        @Override
        public String message() {
            return Words.corrected(
                    rule,
                    "the alert triggered at " + alert.firedAt()
                            + alert.recovery()
                                    .map(end ->
                                            (end.lostBaseline() ? " and ended without a baseline" : " and recovered")
                                                    + " at " + end.at())
                                    .orElse(""));
        }
    }

    /** Sentences that several notices share. */
    final class Words {

        private Words() {}

        static String fired(WatchedRule rule, SeenAlert alert) {
            return message(rule)
                    .of(new AlertTransition.Fired(
                            alert.firedAt(), alert.window().orElse(alert.peak())));
        }

        static String recovered(WatchedRule rule, SeenAlert alert) {
            Recovery end = alert.recovery().orElseThrow();
            if (end.window().isEmpty()) {
                return rule.rule()
                                .name()
                                .map(name -> "Rule " + name + " recovered")
                                .orElse("Recovered from high traffic")
                        + " - no longer firing at " + end.at() + ", "
                        + message(rule).peak(alert.peak());
            }
            return message(rule)
                    .of(new AlertTransition.Recovered(end.at(), end.window().get(), alert.firedAt(), alert.peak()));
        }

        static String corrected(WatchedRule rule, String what) {
            return rule.rule()
                            .name()
                            .map(name -> "Rule " + name + " corrected by late hits")
                            .orElse("Corrected by late hits")
                    + " - " + what;
        }

        static AlertMessage message(WatchedRule rule) {
            return new AlertMessage(rule.rule(), ZoneOffset.UTC);
        }
    }
}
