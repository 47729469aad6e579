package httpmonitor.view.terminal;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.view.screen.state.Chart;
import httpmonitor.view.screen.state.Viewpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the screen shows of the time before a tick: the chart, and the events of the alert. Later ticks continue
 * what is read; percentiles are read again for each new column. A read that fails is tried again at the next tick. For
 * one thread.
 */
final class HistoryReader {

    /** Every tick has the alert events of this time before it. */
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration WEEK = Duration.ofDays(7);

    /** Marks are read no further back: a tick that is due waits until all hits per second of that time are read. */
    private static final Duration LONGEST_MARKED = Duration.ofDays(10);

    private final TrafficSource source;
    private final HitLog hits;
    private Optional<ChartRead> read = Optional.empty();
    private Optional<Replayed> replayed = Optional.empty();
    private Instant seenUntil = Instant.MIN;

    HistoryReader(TrafficSource source, HitLog hits) {
        this.source = source;
        this.hits = hits;
    }

    /**
     * The alert's events of the last week, where the user looks at them, or else of the chart's time. Empty where they
     * are known already or cannot be read.
     */
    Optional<List<RuleEvent>> alerts(TickReport judged, Viewpoint looked) {
        AlertRule rule = looked.rule();
        TimeRange range = alertsLookedAt(judged.range().to(), looked);
        boolean known = range.length().compareTo(HOUR) <= 0
                || replayed.filter(last -> last.serves(rule, looked.at(), range))
                        .isPresent();
        if (known || judged.interval().isEmpty()) {
            return Optional.empty();
        }
        Optional<List<RuleEvent>> events = Tried.of(() -> new AlertReplay(rule, source)
                .over(range, DataExtent.until(range.to())).transitions().stream()
                        .map(transition -> new RuleEvent(rule, transition))
                        .toList());
        if (events.isPresent()) {
            replayed = Optional.of(new Replayed(rule, looked.at(), range));
        }
        return events;
    }

    private static TimeRange alertsLookedAt(Instant to, Viewpoint looked) {
        TimeRange week = TimeRange.endingAt(to, looked.allAlerts() ? WEEK : Duration.ZERO);
        Instant oldest = to.minus(LONGEST_MARKED);
        Instant shown = looked.chart().latency() ? to : looked.chart().range(to).from();
        Instant marked = shown.isBefore(oldest) ? oldest : shown;
        return new TimeRange(marked.isBefore(week.from()) ? marked : week.from(), to);
    }

    /**
     * The part of the chart before a tick, where it has to be read: at first, for another chart or another time, after
     * a span without ticks, and for each new column of percentiles. Where it cannot be read, it is empty, and the chart
     * is drawn without it.
     */
    Optional<HitSteps> chart(TickReport judged, Viewpoint looked) {
        if (judged.interval().isEmpty()) {
            return Optional.empty();
        }
        TimeRange recent = judged.traffic().orElseThrow().recent().range();
        ChartRead due =
                new ChartRead(looked.chart(), looked.at(), looked.chart().range(recent.to()));
        boolean missed = recent.from().isAfter(seenUntil);
        seenUntil = recent.to();
        if (!missed && read.filter(due::isKnownBy).isPresent()) {
            return Optional.empty();
        }
        Duration step = due.chart().step();
        Optional<HitSteps> steps = Tried.of(() -> due.chart().latency()
                ? hits.latencies(due.range(), TrafficFilter.NONE, step)
                : hits.steps(due.range(), TrafficFilter.NONE, step));
        read = steps.map(known -> due);
        return steps;
    }

    /** A read of alerts. Ticks of the present continue it, and each tick says what happened in the hour before. */
    private record Replayed(AlertRule rule, Optional<Instant> at, TimeRange range) {

        boolean serves(AlertRule other, Optional<Instant> looked, TimeRange wanted) {
            boolean continued = at.isEmpty() && looked.isEmpty();
            return rule.equals(other)
                    && !range.from().isAfter(wanted.from())
                    && (continued || !wanted.to().isAfter(range.to().plus(HOUR)));
        }
    }

    /** A read for the chart. Ticks continue rates; percentiles are read for each range. */
    private record ChartRead(Chart chart, Optional<Instant> at, TimeRange range) {

        boolean isKnownBy(ChartRead before) {
            return chart.equals(before.chart)
                    && at.equals(before.at)
                    && (!chart.latency() || range.equals(before.range));
        }
    }
}
