package httpmonitor.ingest.tail;

import java.time.Duration;
import java.time.Instant;

/**
 * The offset up to which lines of a file may have been sent, as the checkpoint has it. Where saves follow rapidly, it
 * is further than the lines to be sent, so that not every batch needs a save. Else it is exact: after a crash and a
 * long pause, later lines are then known as not sent, and are routed by their own time.
 */
final class Reach {
    /** Where saves follow rapidly, a save covers this many times the bytes that were sent since the one before. */
    private static final long FACTOR = 16;

    private static final Duration RAPID = Duration.ofSeconds(1);

    /** The first save covers the whole of a file of up to this size, so that small files need one save less. */
    private static final long SMALL = 1 << 16;

    private long offset;
    private long sent;
    private long sentAtSave;
    private Instant movedAt = Instant.EPOCH;
    private boolean saved;

    /** {@code saved}: whether a checkpoint has this offset already. */
    Reach(long offset, long sent, long answered, boolean saved) {
        this.offset = offset;
        this.sent = sent;
        this.sentAtSave = answered;
        this.saved = saved;
    }

    long offset() {
        return offset;
    }

    /** The offset up to which lines were sent. */
    long sent() {
        return sent;
    }

    /** Notes that lines up to this offset are about to be sent; {@code true} where a save has to come first. */
    boolean aboutToSend(long upTo) {
        sent = Math.max(sent, upTo);
        return upTo > offset;
    }

    boolean needsSave() {
        return sent > offset;
    }

    /** Takes back what lies behind this offset, where nothing was sent behind it. */
    void limit(long upTo) {
        offset = Math.min(offset, upTo);
    }

    /**
     * The offset to save.
     *
     * @param size of the file
     * @param now by the steady clock
     */
    long next(long size, Instant now) {
        if (!needsSave()) {
            return saved || size > SMALL ? offset : Math.max(offset, size);
        }
        boolean rapid = movedAt.plus(RAPID).isAfter(now);
        return rapid ? sent + FACTOR * (sent - sentAtSave) : sent;
    }

    /** Notes that {@link #next} is saved; nothing was sent meanwhile. */
    void saved(long size, Instant now) {
        boolean moved = needsSave();
        offset = next(size, now);
        if (moved) {
            movedAt = now;
            sentAtSave = sent;
        }
        saved = true;
    }
}
