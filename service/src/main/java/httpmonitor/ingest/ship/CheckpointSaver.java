package httpmonitor.ingest.ship;

import httpmonitor.ingest.tail.RunClock;
import httpmonitor.ingest.tail.Tailer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Saves the checkpoints of a tailer, every second as a rule. A save that fails is repeated after a second; until it
 * succeeds, {@link #trouble} is its reason.
 */
final class CheckpointSaver {

    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    /** A save of thousands of checkpoints takes seconds; the next one waits this many times as long. */
    private static final int SAVE_PAUSE = 4;

    private static final Duration LONGEST_SAVE_PAUSE = Duration.ofSeconds(30);

    private final Tailer tailer;
    private final RunClock clock;
    private Instant saveAt = Instant.MIN;
    private @Nullable String trouble;

    CheckpointSaver(Tailer tailer, RunClock clock) {
        this.tailer = tailer;
        this.clock = clock;
    }

    /** Why the last save failed; null where it did not. */
    @Nullable
    String trouble() {
        return trouble;
    }

    void saveIfDue(Instant steady) {
        if (!steady.isBefore(saveAt)) {
            save();
        }
    }

    void save() {
        Instant began = clock.now().steady();
        Duration pause = SAVE_EVERY;
        try {
            tailer.save();
            trouble = null;
            pause = pauseAfter(Duration.between(began, clock.now().steady()));
        } catch (IOException e) {
            trouble = e.getMessage();
        }
        saveAt = clock.now().steady().plus(pause);
    }

    /** The pause after a save that took this long, so that on any disk most of the time is left for lines. */
    static Duration pauseAfter(Duration took) {
        Duration pause = took.multipliedBy(SAVE_PAUSE);
        if (pause.compareTo(SAVE_EVERY) < 0) {
            return SAVE_EVERY;
        }
        return pause.compareTo(LONGEST_SAVE_PAUSE) > 0 ? LONGEST_SAVE_PAUSE : pause;
    }
}
