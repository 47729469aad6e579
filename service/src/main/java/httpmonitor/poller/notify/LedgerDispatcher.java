package httpmonitor.poller.notify;

import httpmonitor.poller.tick.TickClock;
import httpmonitor.retry.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
    private final TickClock clock;
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
            TickClock clock,
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
            TickClock clock,
            Consumer<String> say) {
        this.target = target;
        this.store = store;
        this.decider = decider;
        this.random = random;
        this.clock = clock;
        this.log = new DeliveryLog(target.name(), say, clock::nanoTime);
    }

    @Override
    public Optional<Duration> work(PollerState pollerState) throws InterruptedException {
        List<Duration> later = new ArrayList<>();
        for (RuleView view : pollerState.rules()) {
            work(view).ifPresent(later::add);
        }
        return later.stream().min(Comparator.naturalOrder());
    }

    private Optional<Duration> work(RuleView view) throws InterruptedException {
        Assignment assignment = assignments.computeIfAbsent(view.rule().id(), id -> assignment(view.rule()));
        Optional<Duration> next = assignment.step(view);
        while (next.filter(Duration::isZero).isPresent()) {
            next = assignment.step(view);
        }
        return next;
    }

    private Assignment assignment(WatchedRule rule) {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
        return new Assignment(target, store, rule, decider, backoff, log, clock);
    }

    @Override
    public DeliveryLog log() {
        return log;
    }
}
