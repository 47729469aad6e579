package httpmonitor.poller.tick;

import httpmonitor.poller.tick.Ticks.Tick;
import httpmonitor.traffic.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when ticks run. Waits by the monotonic clock, so that a wall clock that is set back does not delay ticks; the
 * tick after such a step is the latest of the grid that is due by the new time. Stateful, for one thread.
 */
public final class TickPacer {

    /** Smaller differences come from a clock that is adjusted gradually. */
    static final Duration STEP = Duration.ofSeconds(2);

    private final Ticks ticks;
    private final TickClock clock;
    private Instant wall;
    private long nanos;
    private Tick next;
    private Optional<Instant> last = Optional.empty();
    private Optional<String> note = Optional.empty();

    /** The first tick is due at once. */
    public TickPacer(Ticks ticks, TickClock clock) {
        this.ticks = ticks;
        this.clock = clock;
        this.wall = clock.instant();
        this.nanos = clock.nanoTime();
        this.next = ticks.first(wall);
    }

    /** The time until the next tick is due; not positive where it is due. */
    public Duration untilDue() {
        noticeStep();
        return Duration.between(wall, ticks.due(next.time()));
    }

    /** The tick to run now; the one after it becomes the next. */
    public Tick take() {
        noticeStep();
        Tick due = ticks.after(next.time().minus(ticks.interval()), wall);
        Tick taken = new Tick(due.time(), next.missed() + due.missed());
        last = Optional.of(taken.time());
        next = new Tick(taken.time().plus(ticks.interval()), 0);
        return taken;
    }

    /** A sentence about a step of the wall clock since the last call. */
    public Optional<String> note() {
        Optional<String> said = note;
        note = Optional.empty();
        return said;
    }

    private void noticeStep() {
        Instant now = clock.instant();
        long nanosNow = clock.nanoTime();
        Duration step = Duration.between(wall.plusNanos(nanosNow - nanos), now);
        wall = now;
        nanos = nanosNow;
        if (step.compareTo(STEP.negated()) <= 0) {
            note = Optional.of("This machine's clock has been set back by " + seconds(step)
                    + ": ticks continue at the new time. Set the clocks by NTP.");
            Tick due = ticks.first(now);
            next = last.filter(due.time()::equals).isPresent()
                    ? new Tick(due.time().plus(ticks.interval()), 0)
                    : due;
        } else if (step.compareTo(STEP) >= 0) {
            note = Optional.of("This machine's clock has been set forward by " + seconds(step)
                    + ", or the machine slept: ticks continue at the new time.");
        }
    }

    private static String seconds(Duration step) {
        return DurationText.of(Duration.ofMillis(Math.round(step.abs().toMillis() / 1000.0) * 1000));
    }
}
