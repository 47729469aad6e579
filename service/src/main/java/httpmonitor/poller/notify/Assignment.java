package httpmonitor.poller.notify;

import httpmonitor.files.Sha256;
import httpmonitor.poller.notify.LedgerStore.Outcome;
import httpmonitor.poller.notify.LedgerStore.Versioned;
import httpmonitor.retry.Backoff;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notifies one target of one rule's alerts, in turn with other pollers. Each step makes at most one read, one write or
 * one delivery: a poller that dies between steps leaves a state that others understand. While nothing changes, a step
 * does none of these. Stateful, for one thread.
 */
final class Assignment {

    private final Target target;
    private final LedgerStore store;
    private final String id;
    private final Decider decider;
    private final Backoff backoff;
    private final DeliveryLog log;
    private @Nullable Versioned stored;
    private Optional<Sending> sent = Optional.empty();
    private Instant notBefore = Instant.MIN;

    Assignment(Target target, LedgerStore store, WatchedRule rule, Decider decider, Backoff backoff, DeliveryLog log) {
        this.target = target;
        this.store = store;
        this.id = Sha256.name(rule.id() + " " + target.identity());
        this.decider = decider;
        this.backoff = backoff;
        this.log = log;
    }

    /** Does the next thing, unless the pause after a failure still lasts. */
    Progress step(RuleView view, Instant now) throws InterruptedException {
        if (now.isBefore(notBefore)) {
            return new Progress.Later(notBefore);
        }
        try {
            return act(view, now);
        } catch (DeliveryException e) {
            log.failed(String.valueOf(e.getMessage()));
            notBefore = now.plus(backoff.next());
            return new Progress.Later(notBefore);
        }
    }

    private Progress act(RuleView view, Instant now) throws DeliveryException, InterruptedException {
        Versioned known = stored;
        if (known == null) {
            stored = store.read(id);
            return new Progress.More();
        }
        return switch (decider.decide(known.ledger(), view, sent, now)) {
            case Decision.Settled settled -> {
                sent = Optional.empty();
                log.works();
                yield new Progress.Done();
            }
            case Decision.Wait wait -> new Progress.Later(wait.until());
            case Decision.Claim claim -> {
                write(claim.ledger(), view, known);
                yield new Progress.More();
            }
            case Decision.Send send -> {
                target.deliver(send.sending().notice());
                sent = Optional.of(send.sending());
                log.delivered();
                backoff.reset();
                yield new Progress.More();
            }
            case Decision.Confirm confirm -> {
                if (write(confirm.ledger(), view, known)) {
                    sent = Optional.empty();
                }
                yield new Progress.More();
            }
        };
    }

    /** Whether the ledger was written. Where it was not, or that is unknown, the next step reads it again. */
    private boolean write(Ledger ledger, RuleView view, Versioned known)
            throws DeliveryException, InterruptedException {
        stored = null;
        return switch (store.write(id, ledger, view.rule(), known.version())) {
            case Outcome.Written written -> {
                stored = new Versioned(ledger, written.version());
                yield true;
            }
            case Outcome.Conflict conflict -> false;
        };
    }
}
