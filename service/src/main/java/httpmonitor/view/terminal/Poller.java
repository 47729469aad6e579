package httpmonitor.view.terminal;

import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.View;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.Viewpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store for the screen, on a thread of its own. Every tick asks for what the command line says; where the user
 * looks at something else, further requests ask for that. So looking around never changes what is reported about
 * alerts.
 */
public final class Poller {

    private final TrafficSource source;
    private final HitLog hits;
    private final Duration settle;
    private final TickClock clock;
    private final Consumer<TickReport> ticked;
    private final boolean tellsAll;
    private final Supplier<List<String>> waiting;
    private final BlockingQueue<Viewpoint> wanted = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    /**
     * A poller that is not started.
     *
     * @param source of the hits, independent of the screen's view
     * @param hits the same hits over time, for the chart; read after a key, or where a span is missing
     * @param settle the settle time of ticks
     * @param waiting gives a sentence for each named log that does not exist, at each tick
     * @param ticked gets each tick of the command line's options, on this poller's thread
     * @param tellsAll whether {@code ticked} gets figures of all hits even while the screen has a filter; a tick then
     *     has one more request
     */
    public Poller(
            TrafficSource source,
            HitLog hits,
            Duration settle,
            TickClock clock,
            Supplier<List<String>> waiting,
            Consumer<TickReport> ticked,
            boolean tellsAll) {
        this.source = source;
        this.hits = hits;
        this.settle = settle;
        this.clock = clock;
        this.waiting = waiting;
        this.ticked = ticked;
        this.tellsAll = tellsAll;
    }

    /** Starts the thread, which passes on answers and faults. */
    void start(Viewpoint given, Consumer<AnsweredTick> answers, Consumer<Throwable> faults) {
        Thread thread = Thread.ofPlatform().daemon().name("ticks").unstarted(() -> {
            try {
                new Run(given, answers).run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setUncaughtExceptionHandler((where, fault) -> faults.accept(fault));
        thread.start();
    }

    /** Sets the viewpoint of the next answers. */
    void lookFrom(Viewpoint viewpoint) {
        wanted.add(viewpoint);
    }

    /** Stops; does not wait for a request in flight. */
    void stop() {
        stopped = true;
    }

    /** The state of the thread. */
    private final class Run {

        private final Viewpoint given;
        private final Consumer<AnsweredTick> answers;
        private final LiveTicks base;
        private final HistoryReader reader = new HistoryReader(source, hits);
        private @Nullable LiveTicks other;
        private @Nullable SpanTicks figures;
        private Viewpoint looked;

        Run(Viewpoint given, Consumer<AnsweredTick> answers) {
            this.given = given;
            this.looked = given;
            this.answers = answers;
            this.base = live(given);
        }

        private LiveTicks live(Viewpoint viewpoint) {
            return new LiveTicks(viewpoint, source, settle, clock);
        }

        void run() throws InterruptedException {
            while (!stopped) {
                if (!base.untilDue().isPositive()) {
                    tickBase();
                }
                LiveTicks viewed = other;
                if (viewed != null && !viewed.untilDue().isPositive()) {
                    answer(viewed.tick(viewOfTick()));
                }
                Viewpoint next = wanted.poll(Math.max(1, untilDue().toMillis()), TimeUnit.MILLISECONDS);
                if (next != null) {
                    turnTo(newest(next));
                }
            }
        }

        /** The view of a tick: all hits where the figures come from a longer span. */
        private View viewOfTick() {
            return figures == null ? looked.view() : View.EVERYTHING;
        }

        /** The newest of the waiting viewpoints, so that a key that is held down causes one request. */
        private Viewpoint newest(Viewpoint next) {
            List<Viewpoint> later = new ArrayList<>();
            wanted.drainTo(later);
            return later.isEmpty() ? next : later.getLast();
        }

        private Duration untilDue() {
            Duration first = base.untilDue();
            return other == null || first.compareTo(other.untilDue()) < 0 ? first : other.untilDue();
        }

        private void tickBase() {
            boolean serves = base.serve(judgedFrom(looked));
            boolean apart = tellsAll && !viewOfTick().filter().equals(TrafficFilter.NONE);
            TickReport report =
                    base.tick(serves && !apart ? viewOfTick() : View.EVERYTHING).waitingFor(waiting.get());
            ticked.accept(report);
            if (serves) {
                answer(apart ? base.again(viewOfTick()).orElse(report) : report);
            } else {
                answers.accept(new AnsweredTick(given, report, Optional.empty()));
            }
        }

        /** The viewpoint with at least the ticks of the command line, for any interval of the figures. */
        private Viewpoint judgedFrom(Viewpoint viewpoint) {
            return isSpan(viewpoint) ? viewpoint.withInterval(given.interval()) : viewpoint;
        }

        private boolean isSpan(Viewpoint viewpoint) {
            return viewpoint.at().isEmpty() && viewpoint.interval().compareTo(given.interval()) > 0;
        }

        private void turnTo(Viewpoint next) {
            looked = next;
            figures = figuresOf(next);
            Viewpoint judged = judgedFrom(next);
            if (next.at().isPresent()) {
                other = null;
                answer(past(next, next.at().get()));
            } else if (base.serve(judged)) {
                other = null;
                base.again(viewOfTick()).ifPresent(this::answer);
            } else if (other != null && other.serve(judged)) {
                other.again(viewOfTick()).ifPresent(this::answer);
            } else {
                other = live(judged);
            }
        }

        private @Nullable SpanTicks figuresOf(Viewpoint next) {
            if (!isSpan(next)) {
                return null;
            }
            boolean same = figures != null && figures.span().equals(next.interval());
            return same ? figures : new SpanTicks(next.interval(), source, clock);
        }

        private TickReport past(Viewpoint viewpoint, Instant at) {
            TickReport report = Watcher.at(source, viewpoint.rules(), viewpoint.interval(), clock)
                    .onTick(at, 0, viewpoint.view());
            return beginning(report)
                    .filter(first -> !first.isBefore(at))
                    .map(first -> report.unknown(
                            "The oldest hit that is stored is of " + first + ": of earlier times nothing is known."))
                    .orElse(report);
        }

        /**
         * The beginning of the log, asked for only where no hit is near; empty where it cannot be read, or there is no
         * hit.
         */
        private Optional<Instant> beginning(TickReport report) {
            boolean silent = report.traffic()
                    .filter(traffic -> traffic.recent().sum() == 0)
                    .isPresent();
            return silent ? Tried.of(source::beginning).flatMap(first -> first) : Optional.empty();
        }

        private void answer(TickReport judged) {
            Optional<HitSteps> history = reader.chart(judged, looked);
            TickReport shown = looked.at().isPresent() ? judged : judged.waitingFor(waiting.get());
            TickReport report = figures == null ? shown : figures.over(shown, looked.view());
            answers.accept(new AnsweredTick(looked, report, shown, history, reader.alerts(judged, looked)));
        }
    }
}
