package httpmonitor.view.screen.state;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures for the chart.
 *
 * @param rates hits over time
 * @param latencies the latency of each step, where that was read
 * @param blind the spans in which the alert was blind, oldest first
 */
public record ChartData(RateHistory rates, Optional<HitSteps> latencies, List<TimeRange> blind) {

    static final ChartData EMPTY = new ChartData(RateHistory.EMPTY, Optional.empty(), List.of());

    private static final int BLIND_KEPT = 100;

    /** Copies the list. */
    public ChartData {
        blind = List.copyOf(blind);
    }

    ChartData with(AnsweredTick answer) {
        Chart chart = answer.viewpoint().chart();
        Optional<HitSteps> read = answer.history();
        RateHistory known = read.filter(steps -> !chart.latency())
                .map(steps -> RateHistory.of(steps, chart.zoom()))
                .orElse(rates);
        TickReport judged = answer.judged();
        return new ChartData(
                judged.interval()
                        .flatMap(interval -> judged.traffic())
                        .map(traffic -> known.with(traffic.recent()))
                        .orElse(known),
                read.filter(steps -> chart.latency()).or(() -> latencies),
                blind);
    }

    /** With a blind span. It replaces the last one where both began at the same time. */
    ChartData withBlind(TimeRange span) {
        List<TimeRange> spans = new ArrayList<>(blind);
        spans.removeIf(other -> other.from().equals(span.from()));
        spans.add(span);
        return new ChartData(rates, latencies, spans.subList(Math.max(0, spans.size() - BLIND_KEPT), spans.size()));
    }
}
