package httpmonitor.view.terminal;

import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.View.Newest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/** Has the same hit in every second, and writes down what it is asked. */
record FakeHitLog(BlockingQueue<String> asked) implements HitLog {

    @Override
    public HitSteps steps(TimeRange range, TrafficFilter matching, Duration step) {
        asked.add("history of " + range.seconds() + " s in " + step.toSeconds() + " s");
        return new HitSteps(range, step, counts(range, step), List.of());
    }

    @Override
    public HitSteps latencies(TimeRange range, TrafficFilter matching, Duration step) {
        asked.add("latencies of " + range.seconds() + " s in " + step.toSeconds() + " s");
        List<Long> counts = counts(range, step);
        return new HitSteps(range, step, counts, Collections.nCopies(counts.size(), OptionalLong.of(84_000_000)));
    }

    private static List<Long> counts(TimeRange range, Duration step) {
        return Collections.nCopies(Math.toIntExact(HitSteps.count(range, step)), step.toSeconds());
    }

    @Override
    public List<StoredHit> newest(TimeRange range, TrafficFilter matching, Newest newest) {
        asked.add("newest " + newest.most() + " until " + range.to() + " of " + matching);
        return List.of();
    }

    @Override
    public IntervalTraffic breakdown(TimeRange range, TrafficFilter matching, int top) {
        return new IntervalTraffic(range, 0, 0, 0, 0, Map.of(), Optional.empty(), Map.of(), Set.of());
    }
}
