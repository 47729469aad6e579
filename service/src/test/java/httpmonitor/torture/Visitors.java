package httpmonitor.torture;

import java.io.IOException;
import java.time.Instant;
import java.util.Random;

/** Few hits a second, and many, in turns: the alert fires and recovers. */
final class Visitors {
    private static final int FEW = 3;
    private static final int MANY = 40;
    private static final long PAUSE_MILLIS = 200;

    private final Random random;
    private final TorturedLog log;
    private final Stage stage;
    private Instant phaseEnd;
    private boolean busy = true;

    Visitors(long seed, Stage stage, Instant start) {
        this.random = new Random(seed);
        this.log = stage.log();
        this.stage = stage;
        this.phaseEnd = start;
    }

    /** The hits of a fifth of a second, and the fifth. */
    void act() throws IOException, InterruptedException {
        if (!Instant.now().isBefore(phaseEnd)) {
            busy = !busy;
            phaseEnd = Instant.now().plusSeconds(busy ? 50 + random.nextInt(40) : 8 + random.nextInt(15));
        }
        synchronized (log) {
            byte[] more = stage.more((int) ((busy ? MANY : FEW) * PAUSE_MILLIS / 1000 + random.nextInt(2)));
            log.append(more, 0, more.length);
        }
        Thread.sleep(PAUSE_MILLIS);
    }
}
