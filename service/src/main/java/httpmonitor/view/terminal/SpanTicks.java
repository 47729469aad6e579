package httpmonitor.view.terminal;

import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The figures and lists of a span that is longer than the interval of ticks: one request at each multiple of the span.
 * Alerts are still evaluated at every tick. Where the figures cannot be read, the next tick asks again. Stateful, for
 * one thread.
 */
final class SpanTicks {

    private static final int STEPS = 60;

    private final Duration span;
    private final TrafficSource source;
    private final TickClock clock;
    private Optional<TimeRange> range = Optional.empty();
    private Optional<TrafficSnapshot> known = Optional.empty();
    private View view = View.EVERYTHING;

    SpanTicks(Duration span, TrafficSource source, TickClock clock) {
        this.span = span;
        this.source = source;
        this.clock = clock;
    }

    Duration span() {
        return span;
    }

    /** A tick of the present with the figures of the newest whole span. */
    TickReport over(TickReport judged, View looked) {
        // A span that is compared with the one before moves by minutes, not by hours.
        long seconds = looked.compared() ? Math.max(1, span.toSeconds() / STEPS) : span.toSeconds();
        long end = Math.floorDiv(judged.range().to().getEpochSecond(), seconds) * seconds;
        TimeRange newest = TimeRange.endingAt(Instant.ofEpochSecond(end), span);
        if (!range.equals(Optional.of(newest)) || !isKnown(looked)) {
            range = Optional.of(newest);
            // Partial figures are not shown: while the poller is blind, there is no request.
            known = judged.interval().isPresent() ? asked(newest, looked) : Optional.empty();
        }
        return judged.over(newest, known);
    }

    private boolean isKnown(View looked) {
        return known.isPresent() && view.answers(looked);
    }

    /** Asks the store; an answer that this program cannot handle counts as none. */
    @SuppressWarnings("IllegalCatch")
    private Optional<TrafficSnapshot> asked(TimeRange newest, View looked) {
        view = looked;
        try {
            return Optional.of(source.snapshot(Question.about(newest, clock.instant(), looked)));
        } catch (TrafficUnavailableException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
