package httpmonitor.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Writes the logs and rotates them. What it does, in which order, follows from the seed alone. */
final class WebServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PRUNE_EVERY = 5;

    private final Random random;
    private final Bag<Rotation> rotations;
    private final NumberedLines lines;
    private final StoredLines stored;
    private final Path folder;
    private final TorturedLog log;
    private final TorturedLog linked;
    private final List<TorturedLog> twins;
    private final Lock storeNeeded = new ReentrantLock();
    private final Tally<Rotation> tally = new Tally<>(Rotation.class);
    private TorturedLog named;
    private int names;
    private int cuts;
    private int givenUp;

    WebServer(long seed, Path folder, NumberedLines lines, StoredLines stored) throws IOException {
        this.random = new Random(seed);
        this.rotations = new Bag<>(List.of(Rotation.values()), random);
        this.lines = lines;
        this.stored = stored;
        this.folder = folder;
        this.log = new TorturedLog(folder.resolve("access.log"), false);
        this.linked = new TorturedLog(folder.resolve("linked.log"), true);
        this.named = new TorturedLog(folder.resolve("site-0.log"), false);
        this.twins = List.of(
                new TorturedLog(folder.resolve("one.log"), false),
                new TorturedLog(folder.resolve(Findings.OTHER_TWIN), false));
    }

    /** The sources that a shipper gets as arguments. */
    List<String> sources() {
        return List.of(
                folder.resolve("access.log").toString(),
                folder.resolve("linked.log").toString(),
                folder.resolve("one.log").toString(),
                folder.resolve(Findings.OTHER_TWIN).toString(),
                folder.resolve("site-*.log").toString());
    }

    Tally<Rotation> tally() {
        return tally;
    }

    /** How often what was to be cut was not stored in time, or cannot be known to be, so that it was not cut. */
    int givenUp() {
        return givenUp;
    }

    /** Held while this waits until all is stored, so that it is not for nothing. */
    Lock storeNeeded() {
        return storeNeeded;
    }

    /** The log that the killer may rename while no shipper runs. */
    TorturedLog log() {
        return log;
    }

    /** One more thing happens, then a pause of its own. */
    void act() throws IOException, InterruptedException {
        int die = random.nextInt(1000);
        if (die < 150) {
            rotate(rotations.draw());
        } else if (die < 250) {
            writeInTwo(any());
        } else if (die < 252) {
            write(any(), lines.oneOf((2 << 20) + random.nextInt(8 << 20)));
        } else if (die < 400) {
            byte[] equal = lines.moreForTwo((int) Math.pow(10, 4 * random.nextDouble()));
            for (TorturedLog twin : twins) {
                write(twin, equal);
            }
        } else {
            write(any(), lines.more((int) Math.pow(10, 4.4 * random.nextDouble())));
        }
        Thread.sleep(random.nextInt(400));
    }

    private TorturedLog any() {
        return switch (random.nextInt(4)) {
            case 0 -> linked;
            case 1 -> named;
            default -> log;
        };
    }

    private static void write(TorturedLog to, byte[] bytes) throws IOException {
        to.append(bytes, 0, bytes.length);
    }

    /** A pause in the middle of a line. */
    private void writeInTwo(TorturedLog to) throws IOException, InterruptedException {
        byte[] bytes = lines.more(2);
        int cut = 1 + random.nextInt(bytes.length - 1);
        int pause = random.nextInt(500);
        synchronized (to) {
            to.append(bytes, 0, cut);
            Thread.sleep(pause);
            to.append(bytes, cut, bytes.length);
        }
    }

    private void rotate(Rotation kind) throws IOException, InterruptedException {
        switch (kind) {
            case RENAME -> log.rename();
            case RENAME_LATE_REOPEN -> renameAndReopenLate();
            case RENAME_CHAIN -> log.renameChain();
            case RENAME_GZIP -> log.renameGzip();
            case COPYTRUNCATE -> log.copyTruncate();
            case TRUNCATE -> cut(kind, log::truncate);
            case DELETE -> cut(kind, log::deleteAndCreate);
            case RELINK -> linked.relink();
            case NEW_NAME -> newName();
            case TWINS_RENAME -> eachTwin(TorturedLog::rename);
            case TWINS_GZIP -> eachTwin(TorturedLog::renameGzip);
            case TWINS_COPYTRUNCATE -> eachTwin(TorturedLog::copyTruncate);
        }
        if (kind != Rotation.TRUNCATE && kind != Rotation.DELETE) {
            tally.count(kind);
        }
    }

    private void renameAndReopenLate() throws IOException, InterruptedException {
        synchronized (log) {
            log.renameOnly();
            writeInTwo(log);
            write(log, lines.more(1 + random.nextInt(500)));
            log.lateReopen();
        }
    }

    private interface Turn {
        void of(TorturedLog twin) throws IOException;
    }

    private void eachTwin(Turn turn) throws IOException {
        for (TorturedLog twin : twins) {
            turn.of(twin);
        }
    }

    private void newName() throws IOException {
        named.close();
        names++;
        named = new TorturedLog(folder.resolve("site-" + names + ".log"), false);
    }

    private interface Cut {
        void cut() throws IOException;
    }

    /** What is cut before anybody could read it is lost to everybody: so nothing is, before all of it is stored. */
    private void cut(Rotation kind, Cut cut) throws IOException, InterruptedException {
        storeNeeded.lock();
        try {
            if (!stored.await(lines.documents(), PATIENCE) || stored.isMoreThan(lines.documents())) {
                givenUp++;
                return;
            }
            cut.cut();
        } finally {
            storeNeeded.unlock();
        }
        tally.count(kind);
        cuts++;
        if (cuts % PRUNE_EVERY == 0) {
            log.prune();
            linked.prune();
            eachTwin(TorturedLog::prune);
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
        linked.close();
        named.close();
        eachTwin(TorturedLog::close);
    }
}
