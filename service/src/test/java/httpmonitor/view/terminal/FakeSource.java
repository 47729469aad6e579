package httpmonitor.view.terminal;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.LateHits;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.Closer;
import httpmonitor.traffic.TrafficSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/** Has the same hit in every second, and writes down what it is asked. */
record FakeSource(BlockingQueue<String> asked) implements TrafficSource {

    /** Of the oldest hit. */
    static final Instant BEGINNING = Instant.parse("2026-11-01T00:00:00Z");

    @Override
    public String pattern() {
        return "access-log-*";
    }

    @Override
    public TrafficSnapshot snapshot(Question question) {
        asked.add("tick " + question.interval().to()
                + question.view().detail().map(of -> " into " + of).orElse("")
                + only(question.view().filter()));
        long hits = question.interval().seconds();
        IntervalTraffic interval = new IntervalTraffic(
                question.interval(),
                hits,
                hits,
                1,
                0,
                Map.of(StatusClass.SUCCESS, hits),
                Optional.empty(),
                Map.of(
                        HitList.SECTIONS, List.of(SampleTraffic.group("/api", hits, hits, 0, 0)),
                        HitList.CLIENTS, List.of(SampleTraffic.group("10.0.0.7", hits, hits, 0, 0))),
                Set.of());
        Closer closer = new Closer(
                question.view().detail().map(of -> detail(question.interval())), Optional.empty(), Optional.empty());
        TrafficSnapshot snapshot = SampleTraffic.snapshot(
                interval,
                series(question.lookback()),
                new StoredTotals(hits, new LinkedHashMap<>(), true),
                Optional.of(question.interval().to().minusSeconds(1)),
                LateHits.NONE,
                List.of(),
                0,
                1);
        return SampleTraffic.showing(snapshot, interval, closer);
    }

    private static String only(TrafficFilter filter) {
        return filter.conditions().isEmpty() ? "" : " only " + filter;
    }

    private static IntervalTraffic detail(TimeRange interval) {
        return new IntervalTraffic(
                interval,
                10,
                10,
                1,
                0,
                Map.of(),
                Optional.empty(),
                Map.of(HitList.URLS, List.of(SampleTraffic.group("/api/users", 10, 10, 0, 0))),
                Set.of());
    }

    private static HitSeries series(TimeRange range) {
        long[] ones = new long[Math.toIntExact(range.seconds())];
        Arrays.fill(ones, range.to().isAfter(BEGINNING) ? 1 : 0);
        return HitSeries.of(range.from(), ones);
    }

    @Override
    public List<SourceHeartbeat> heartbeats(Instant now) {
        return List.of();
    }

    @Override
    public CountedHits counted(TimeRange range) {
        asked.add("history of " + range.seconds() + " s");
        return CountedHits.of(series(range));
    }

    @Override
    public HitHistory counting(Counting counting) {
        return this;
    }

    @Override
    public Optional<Instant> beginning() {
        return Optional.of(BEGINNING);
    }

    @Override
    public int indices() {
        return 1;
    }

    @Override
    public Optional<Instant> firstHit(TimeRange range) {
        return Optional.of(range.from());
    }

    @Override
    public Optional<Instant> lastHitBefore(Instant before) {
        return Optional.of(before.minusSeconds(1));
    }
}
