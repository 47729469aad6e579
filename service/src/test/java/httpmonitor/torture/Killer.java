package httpmonitor.torture;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;

/**
 * Kills the shipper and the store, and starts them again. What it does, in which order, follows from the seed alone.
 */
final class Killer {
    private static final String SERVER = "org.elasticsearch.bootstrap.Elasticsearch";
    /** The store takes its time to start, and is to be up for most of the time. */
    private static final List<Kill> MIX = Stream.concat(
                    Stream.of(Kill.values()), Stream.generate(() -> Kill.SHIP).limit(14))
            .toList();

    private static final Duration IN_PEACE = Duration.ofSeconds(6);

    private final Random random;
    private final Bag<Kill> kills;
    private final KeptProgram ship;
    private final KeptProgram store;
    private final TorturedLog log;
    private final Lock storeNeeded;
    private final int longestPauseMillis;
    private final Tally<Kill> tally = new Tally<>(Kill.class);

    /** {@code storeNeeded}: held by who waits for what is stored; the store is not killed then. */
    Killer(long seed, KeptProgram ship, KeptProgram store, TorturedLog log, Lock storeNeeded, int longestPauseMillis) {
        this.random = new Random(seed);
        this.kills = new Bag<>(MIX, random);
        this.ship = ship;
        this.store = store;
        this.log = log;
        this.storeNeeded = storeNeeded;
        this.longestPauseMillis = longestPauseMillis;
    }

    Tally<Kill> tally() {
        return tally;
    }

    int suddenKills() {
        return tally.counts().entrySet().stream()
                .mapToInt(entry -> entry.getKey().isSudden() ? entry.getValue() : 0)
                .sum();
    }

    /**
     * Pauses, kills a program, and starts it again after another pause. While a test waits for stored lines, it kills
     * only the shipper, and only after the shipper has had time to make progress.
     */
    void act() throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(longestPauseMillis));
        Kill kind = kills.draw();
        int down = random.nextInt(longestPauseMillis / 2);
        boolean free = storeNeeded.tryLock();
        try {
            if (free || (!kind.isOfStore() && ship.isUpFor(IN_PEACE))) {
                end(kind);
                tally.count(kind);
                Thread.sleep(down);
                (kind.isOfStore() ? store : ship).start();
            }
        } finally {
            if (free) {
                storeNeeded.unlock();
            }
        }
    }

    private void end(Kill kind) throws IOException {
        switch (kind) {
            case SHIP -> ship.kill();
            case SERVER -> store.killDescendant(SERVER);
            case STORE -> store.kill();
            case SHIP_STOPPED -> ship.stop();
            case SHIP_STOPPED_RENAME -> {
                ship.stop();
                log.rename();
            }
        }
    }
}
