package httpmonitor.poller.notify;

import static httpmonitor.poller.notify.AlertFixtures.RULE;
import static httpmonitor.poller.notify.AlertFixtures.at;

import httpmonitor.alert.WindowCount;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import httpmonitor.poller.tick.TestClock;
import httpmonitor.retry.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A world of alerts, a target, a store, and pollers that take steps in random order. */
final class SimulatedPollers implements Target {

    private static final int INTERVAL = 10;

    /** An alert, and what it turns out to be once late hits have come. */
    private record Truth(int from, int to, int betterFrom, int betterTo, int correctedAt) {}

    private final Random random;
    private final boolean rough;
    private final List<Truth> truths = new ArrayList<>();
    private final List<Notice> notified = new ArrayList<>();
    private final MemoryLedgerStore store;
    private final List<Poller> pollers = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private int names;
    private int now;
    private boolean calm;

    /**
     * A world drawn from a seed.
     *
     * @param rough whether pollers die also between telling and writing that down, and a target may take what it says
     *     it did not
     * @param shrinking whether late hits make alerts shorter too, or take them away, as they do where traffic is
     *     missing
     */
    SimulatedPollers(long seed, boolean rough, boolean shrinking) {
        this.random = new Random(seed);
        this.rough = rough;
        this.store = new MemoryLedgerStore(() -> !calm && oneIn(8));
        for (int t = 5; t < 800; t += 20 + random.nextInt(150)) {
            int to = t + 1 + random.nextInt(100);
            boolean corrected = oneIn(2);
            truths.add(new Truth(
                    t,
                    to,
                    corrected ? t - random.nextInt(15) + (shrinking ? 5 : 0) : t,
                    corrected ? to + random.nextInt(40) - (shrinking ? 20 : 0) : to,
                    to + random.nextInt(60)));
            t = to;
        }
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            pollers.add(new Poller());
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    List<Notice> notified() {
        return notified;
    }

    /** What the pollers share. */
    Ledger ledger() {
        return store.only();
    }

    /** Lets things go wrong until {@code end}, then lets everybody finish. */
    void run(int end, int settled) throws InterruptedException {
        for (now = 0; now < settled; now++) {
            calm = now > end;
            for (int i = 0; i < pollers.size(); i++) {
                pollers.get(random.nextInt(pollers.size())).live();
            }
        }
    }

    /** The alerts as stored hits imply them at a second, known up to it. */
    List<SeenAlert> truth(int second) {
        return truth(second, second);
    }

    private List<SeenAlert> truth(int asked, int knownUntil) {
        List<int[]> found = new ArrayList<>();
        for (Truth truth : truths) {
            boolean better = truth.correctedAt <= asked;
            int from = better ? truth.betterFrom : truth.from;
            int to = better ? truth.betterTo : truth.to;
            if (to <= from) {
                continue;
            }
            if (!found.isEmpty() && from <= found.getLast()[1]) {
                found.getLast()[1] = Math.max(found.getLast()[1], to);
            } else {
                found.add(new int[] {from, to});
            }
        }
        return found.stream()
                .filter(one -> one[0] <= knownUntil)
                .map(one -> one[1] <= knownUntil ? alert(one[0], Optional.of(one[1])) : alert(one[0], Optional.empty()))
                .toList();
    }

    private static SeenAlert alert(int from, Optional<Integer> to) {
        return new SeenAlert(
                at(from),
                Optional.of(WindowCount.of(2_000)),
                WindowCount.of(2_000),
                to.map(end -> new Recovery(at(end), Optional.of(WindowCount.of(3)))));
    }

    @Override
    public String name() {
        return "target";
    }

    @Override
    public String identity() {
        return "target";
    }

    @Override
    public void deliver(Notice notice) throws DeliveryException {
        boolean fails = !calm && oneIn(4);
        if (!fails || (rough && oneIn(2))) {
            notified.add(notice);
        }
        if (fails) {
            throw new DeliveryException("the target is away");
        }
    }

    /** Looks at every tick some time after it, and takes steps; dies and comes back as another. */
    private final class Poller {

        private @Nullable Assignment assignment;
        private RuleView view = new RuleView(RULE, List.of(), at(-INTERVAL), false);
        private int ticked = -INTERVAL;

        /** Whether it has delivered something and did not find it recorded since. */
        private boolean unrecorded;

        private int deadUntil = random.nextInt(100);
        private int stalledUntil;

        void live() throws InterruptedException {
            if (now < deadUntil || now < stalledUntil) {
                return;
            }
            if (assignment == null) {
                assignment = born();
            }
            if (now >= ticked + INTERVAL + 3) {
                ticked = (now - 3) / INTERVAL * INTERVAL;
                view = new RuleView(RULE, truth(now, ticked), at(ticked), false);
            }
            clock.moveTo(at(now));
            int before = notified.size();
            boolean hasMore = assignment.step(view).isPresent();
            unrecorded = hasMore && (unrecorded || notified.size() > before);
            if (!calm && oneIn(30) && (rough || !unrecorded)) {
                assignment = null;
                unrecorded = false;
                deadUntil = now + random.nextInt(200);
            } else if (oneIn(10)) {
                stalledUntil = now + random.nextInt(8);
            }
        }

        private Assignment born() {
            Decider decider = new Decider("poller " + names++, Duration.ofSeconds(60), Duration.ofSeconds(20), false);
            return new Assignment(
                    SimulatedPollers.this,
                    store,
                    RULE,
                    decider,
                    new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), random),
                    new DeliveryLog("target", sentence -> {}, System::nanoTime),
                    clock);
        }
    }
}
