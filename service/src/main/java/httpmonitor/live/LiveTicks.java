package httpmonitor.live;

import httpmonitor.screen.Viewpoint;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.watch.TickReport;
import httpmonitor.watch.Ticks;
import httpmonitor.watch.Ticks.Tick;
import httpmonitor.watch.Watcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The ticks of the present, as one viewpoint sees them. Stateful, for one thread. */
final class LiveTicks {

    private final Viewpoint viewpoint;
    private final Ticks ticks;
    private final Watcher watcher;
    private final InstantSource clock;
    private Tick next;

    LiveTicks(Viewpoint viewpoint, TrafficSource source, Duration settle, InstantSource clock) {
        this.viewpoint = viewpoint.withoutDetail();
        this.ticks = new Ticks(viewpoint.interval(), settle);
        this.watcher = Watcher.ofThePresent(source, viewpoint.rules(), viewpoint.interval(), clock);
        this.clock = clock;
        this.next = ticks.first(clock.instant());
    }

    /** Whether the ticks are those of that viewpoint, whatever it looks into. */
    boolean serve(Viewpoint other) {
        return viewpoint.equals(other.withoutDetail());
    }

    /** How long until the next tick is due; not positive where it is. */
    Duration untilDue() {
        return Duration.between(clock.instant(), ticks.due(next.time()));
    }

    /** Runs the next tick, with a look into what is to be looked into besides. */
    TickReport tick(Optional<Condition> detail) {
        Instant now = clock.instant();
        // The tick that was due first may have been slept through.
        Tick due = ticks.after(next.time().minus(ticks.interval()), now);
        TickReport report = watcher.onTick(due.time(), next.missed() + due.missed(), detail);
        next = new Tick(due.time().plus(ticks.interval()), 0);
        return report;
    }
}
