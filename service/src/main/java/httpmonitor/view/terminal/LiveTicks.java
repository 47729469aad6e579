package httpmonitor.view.terminal;

import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickPacer;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Ticks;
import httpmonitor.poller.tick.Ticks.Tick;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View;
import httpmonitor.view.screen.state.Viewpoint;
import java.time.Duration;
import java.util.Optional;

/** The live ticks of one viewpoint; what the screen shows does not change them. Stateful, for one thread. */
final class LiveTicks {

    private final Viewpoint viewpoint;
    private final TrafficSource source;
    private final TickPacer pacer;
    private final Watcher watcher;
    private final TickClock clock;
    private View view = View.EVERYTHING;
    private Optional<TickReport> last = Optional.empty();

    LiveTicks(Viewpoint viewpoint, TrafficSource source, Duration settle, TickClock clock) {
        this.viewpoint = viewpoint.unviewed();
        this.source = source;
        this.pacer = new TickPacer(new Ticks(viewpoint.interval(), settle), clock);
        this.watcher = Watcher.live(source, viewpoint.rules(), viewpoint.interval(), clock);
        this.clock = clock;
    }

    /** Whether the ticks also serve that viewpoint; its filter and its detail do not matter. */
    boolean serve(Viewpoint other) {
        return viewpoint.equals(other.unviewed());
    }

    /** How long until the next tick is due; not positive where it is. */
    Duration untilDue() {
        return pacer.untilDue();
    }

    /** Runs the next tick with this view. */
    TickReport tick(View looked) {
        // The tick that was due first may have been missed.
        Tick due = pacer.take();
        pacer.note().ifPresent(watcher::say);
        TickReport report = watcher.onTick(due.time(), due.missed(), looked);
        view = looked;
        last = Optional.of(report);
        return report;
    }

    /**
     * The newest tick with another view, without judging again.
     *
     * @return empty where no tick has run, or the store does not answer, which the next tick reports
     */
    Optional<TickReport> again(View looked) {
        Optional<TickReport> again = last.flatMap(report -> Tried.of(() -> seen(report, looked)));
        if (again.isPresent()) {
            last = again;
            view = looked;
        }
        return again;
    }

    private TickReport seen(TickReport report, View looked) throws TrafficUnavailableException {
        return view.answers(looked) || report.traffic().isEmpty()
                ? report
                : report.seenAs(source.snapshot(Question.about(report.range(), clock.instant(), looked)));
    }
}
