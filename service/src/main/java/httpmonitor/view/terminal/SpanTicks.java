package httpmonitor.view.terminal;

import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The figures and lists of a span that is longer than the interval of ticks, while the alert is evaluated tick after
 * tick: a short span is read at each of its multiples, a long one moves on minute by minute, a day in steps of six
 * minutes, with one request each time. Where they cannot be read, the next tick asks again. Stateful, for one
 * thread.
 */
final class SpanTicks {

    private static final int STEPS = 240;

    private static final long MINUTE = 60;

    /** Longer spans move on before they are over, in seconds. */
    private static final long SHORT = 300;

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
        long whole = span.toSeconds();
        long seconds = whole <= SHORT ? whole : Math.max(MINUTE, whole / STEPS);
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

    private Optional<TrafficSnapshot> asked(TimeRange newest, View looked) {
        view = looked;
        return Tried.of(() -> source.snapshot(Question.about(newest, clock.instant(), looked)));
    }
}
