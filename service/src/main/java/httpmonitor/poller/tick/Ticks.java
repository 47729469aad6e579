package httpmonitor.poller.tick;

import java.time.Duration;
import java.time.Instant;

/**
 * The grid of ticks: instants that are multiples of the interval since the epoch, each due after the settle time. Two
 * pollers with the same interval tick for the same instants.
 *
 * @param interval whole seconds, at least 1
 * @param settle how long after its instant a tick is due, at least 0
 */
public record Ticks(Duration interval, Duration settle) {

    /** Checks the ranges. */
    public Ticks {
        if (interval.toSeconds() < 1 || !interval.equals(Duration.ofSeconds(interval.toSeconds()))) {
            throw new IllegalArgumentException("the interval must be a whole number of seconds, at least 1s");
        }
        if (settle.isNegative()) {
            throw new IllegalArgumentException("the settle time must not be negative");
        }
    }

    /**
     * A tick to run.
     *
     * @param time its instant
     * @param missed how many ticks between it and the one before were not run
     */
    public record Tick(Instant time, long missed) {}

    /**
     * The first tick of a poller that starts at wall time {@code now}: the latest that is due, so that it runs at once.
     */
    public Tick first(Instant now) {
        return new Tick(latestDue(now), 0);
    }

    /**
     * The tick to run after the one for {@code previous}: the next one, or the latest that is due where several are.
     */
    public Tick after(Instant previous, Instant now) {
        Instant next = previous.plus(interval);
        Instant due = latestDue(now);
        if (!due.isAfter(next)) {
            return new Tick(next, 0);
        }
        return new Tick(due, Duration.between(next, due).dividedBy(interval));
    }

    /** The wall time at which the tick for {@code time} is due. */
    public Instant due(Instant time) {
        return time.plus(settle);
    }

    private Instant latestDue(Instant now) {
        long seconds = interval.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.minus(settle).getEpochSecond(), seconds) * seconds);
    }
}
