package httpmonitor.poller.notify;

import httpmonitor.files.Sha256;
import httpmonitor.poller.notify.LedgerEntry.Claim;
import httpmonitor.poller.notify.LedgerStore.Versioned;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.retry.Backoff;
import httpmonitor.retry.Pause;
import java.time.Duration;
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
    private final TickClock clock;
    private final Pause pause;
    private @Nullable Versioned stored;
    private Optional<Notice> sent = Optional.empty();
    private boolean failing;

    /** The claim that was waited for last. */
    private Optional<Claim> waitsFor = Optional.empty();

    /** The time for which that claim can hold by our own clock. */
    private final Pause claimed;

    Assignment(
            Target target,
            LedgerStore store,
            WatchedRule rule,
            Decider decider,
            Backoff backoff,
            DeliveryLog log,
            TickClock clock) {
        this.target = target;
        this.store = store;
        this.id = Sha256.name(rule.id() + " " + target.identity());
        this.decider = decider;
        this.backoff = backoff;
        this.log = log;
        this.clock = clock;
        this.pause = new Pause(clock::nanoTime);
        this.claimed = new Pause(clock::nanoTime);
    }

    /**
     * Does the next thing, unless the pause after a failure still lasts.
     *
     * @return the time after which there is more to do, zero for at once; empty where that is only after the next tick
     */
    Optional<Duration> step(RuleView view) throws InterruptedException {
        if (!pause.left().isZero()) {
            return Optional.of(pause.left());
        }
        try {
            return act(view, clock.instant());
        } catch (DeliveryException e) {
            failing = true;
            log.failed(String.valueOf(e.getMessage()));
            pause.begin(backoff.next());
            return Optional.of(pause.left());
        }
    }

    private Optional<Duration> act(RuleView view, Instant now) throws DeliveryException, InterruptedException {
        Versioned known = stored;
        if (known == null) {
            stored = store.read(id);
            return Optional.of(Duration.ZERO);
        }
        Optional<Claim> runOut = waitsFor.filter(claim -> claimed.left().isZero());
        return switch (decider.decide(known.ledger(), view, sent, runOut, now)) {
            case Decision.Settled settled -> {
                sent = Optional.empty();
                if (failing) { // another rule may fail on: its failures are not ours to end
                    failing = false;
                    log.works();
                }
                yield Optional.empty();
            }
            case Decision.Wait wait -> {
                if (!waitsFor.equals(Optional.of(wait.claim()))) {
                    waitsFor = Optional.of(wait.claim());
                    claimed.begin(decider.lease());
                }
                Duration left = Duration.between(now, wait.claim().until());
                yield Optional.of(left.compareTo(claimed.left()) < 0 ? left : claimed.left());
            }
            case Decision.Claim claim -> {
                write(claim.ledger(), view, known, now);
                yield Optional.of(Duration.ZERO);
            }
            case Decision.Send send -> {
                target.deliver(send.notice());
                sent = Optional.of(send.notice());
                log.delivered();
                backoff.reset();
                yield Optional.of(Duration.ZERO);
            }
            case Decision.Confirm confirm -> {
                if (write(confirm.ledger(), view, known, now)) {
                    sent = Optional.empty();
                }
                yield Optional.of(Duration.ZERO);
            }
        };
    }

    /** Whether the ledger was written. Where it was not, or that is unknown, the next step reads it again. */
    private boolean write(Ledger ledger, RuleView view, Versioned known, Instant now)
            throws DeliveryException, InterruptedException {
        stored = null;
        Optional<Versioned> written =
                store.write(id, ledger, view.rule(), known.version()).map(version -> new Versioned(ledger, version));
        stored = written.orElse(null);
        if (written.isPresent()) {
            log.outdated(known.ledger().outdated(now));
        }
        return written.isPresent();
    }
}
