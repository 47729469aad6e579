package httpmonitor.poller.notify;

import httpmonitor.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Delivers to a target that several pollers share, by means of shared ledgers. */
public final class LedgerDispatcher implements AlertDispatcher {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Target target;
    private final LedgerStore store;
    private final Decider decider;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final DeliveryLog log;
    private final Map<String, Assignment> assignments = new HashMap<>();

    /**
     * For one target.
     *
     * @param me this poller's name, which no other has
     * @param say gets sentences for the user when deliveries begin to fail, and when they work again
     */
    public LedgerDispatcher(
            Target target,
            LedgerStore store,
            String me,
            RandomGenerator random,
            InstantSource clock,
            Consumer<String> say) {
        this(
                target,
                store,
                new Decider(me, LEASE, Target.LONGEST_ATTEMPT, target.wantsCorrections()),
                random,
                clock,
                say);
    }

    LedgerDispatcher(
            Target target,
            LedgerStore store,
            Decider decider,
            RandomGenerator random,
            InstantSource clock,
            Consumer<String> say) {
        this.target = target;
        this.store = store;
        this.decider = decider;
        this.random = random;
        this.clock = clock;
        this.log = new DeliveryLog(target.name(), say);
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public Optional<Instant> work(PollerState pollerState, Instant now) throws InterruptedException {
        Optional<Instant> next = Optional.empty();
        for (RuleView view : pollerState.rules()) {
            Optional<Instant> later = work(view);
            next = earlier(next, later);
        }
        return next;
    }

    /** Works step by step; a step may take long, so each reads the clock again. */
    private Optional<Instant> work(RuleView view) throws InterruptedException {
        Assignment assignment = assignments.computeIfAbsent(view.rule().id(), id -> assignment(view.rule()));
        while (true) {
            switch (assignment.step(view, clock.instant())) {
                case Progress.More more -> {}
                case Progress.Done done -> {
                    return Optional.empty();
                }
                case Progress.Later later -> {
                    return Optional.of(later.at());
                }
            }
        }
    }

    private Assignment assignment(WatchedRule rule) {
        return new Assignment(target, store, rule, decider, new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random), log);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }

    @Override
    public void failed(String reason) {
        log.failed(reason);
    }

    @Override
    public DeliveryCount count() {
        return log.count();
    }
}
