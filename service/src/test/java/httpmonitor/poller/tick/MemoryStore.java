package httpmonitor.poller.tick;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.LateHits;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.Closer;
import httpmonitor.traffic.TrafficSnapshot.RuleTraffic;
import httpmonitor.traffic.TrafficSnapshot.Shown;
import httpmonitor.traffic.TrafficSnapshot.StoreState;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.PastQuestion;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A store in memory whose hits have a time of their own and a time of reading, and that can be away, wholly or for
 * history alone.
 */
final class MemoryStore implements TrafficSource {

    /** How it answers. */
    enum Mood {
        WELL,
        AWAY,
        /** Ticks are answered, history is not. */
        WITHOUT_HISTORY,
        /** Ticks are answered with nonsense. */
        ABSURD,
        /** No index matches the pattern. */
        ELSEWHERE
    }

    private record Arrival(Instant second, Instant read, boolean matching) {}

    /** All hits. */
    final InMemoryHitHistory history = new InMemoryHitHistory();

    /** Those that match any filter that has a condition. */
    private final InMemoryHitHistory matching = new InMemoryHitHistory();

    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, SourceHeartbeat> heartbeats = new LinkedHashMap<>();
    private Optional<Instant> newest = Optional.empty();
    private long stored;
    private Mood mood = Mood.WELL;
    private int snapshots;
    private Runnable whileAnswering = () -> {};
    private int reads;
    private long secondsRead;

    /** Stores hits of one second, read at some other time, that match every filter. */
    void add(Instant second, long hits, Instant read) {
        matching.add(second, hits);
        add(second, hits, read, true);
    }

    /** Stores hits that match no filter that has a condition. */
    void addOthers(Instant second, long hits, Instant read) {
        add(second, hits, read, false);
    }

    private void add(Instant second, long hits, Instant read, boolean match) {
        history.add(second, hits);
        stored += hits;
        if (hits > 0) {
            arrivals.add(new Arrival(second, read, match));
        }
    }

    /** Answers with this as the time of the newest hit, to the millisecond. */
    void newestIs(Instant time) {
        newest = Optional.of(time);
    }

    /** Stores the same number of hits for every second of a range, each read in its own second. */
    void add(Instant from, Instant to, long perSecond) {
        for (Instant t = from; t.isBefore(to); t = t.plusSeconds(1)) {
            add(t, perSecond, t);
        }
    }

    void beat(String path, Instant at, Instant coveredUntil) {
        heartbeats.put(path, SampleTraffic.heartbeat("web-1", path, at, coveredUntil, 0));
    }

    /** The same of a source that has stored hits. */
    void beat(String path, Instant at, long hits) {
        heartbeats.put(
                path, SampleTraffic.heartbeat("web-1", path, at, at, OptionalLong.of(0), OptionalLong.empty(), hits));
    }

    /** The same of a source that is behind. */
    void beat(String path, Instant at, Instant coveredUntil, long left, long size) {
        heartbeats.put(
                path,
                SampleTraffic.heartbeat(
                        "web-1", path, at, coveredUntil, OptionalLong.of(left), OptionalLong.of(size), 0));
    }

    void become(Mood newMood) {
        mood = newMood;
    }

    /** What happens while a tick is answered. */
    void onSnapshot(Runnable event) {
        whileAnswering = event;
    }

    /** Ticks answered or refused. */
    int snapshots() {
        return snapshots;
    }

    /** How many seconds were counted one by one in {@link #reads}. */
    long secondsRead() {
        return secondsRead;
    }

    /** Everything else that was asked. */
    int reads() {
        return reads;
    }

    @Override
    public String pattern() {
        return "nothing-*";
    }

    @Override
    public TrafficSnapshot snapshot(Question question) throws TrafficUnavailableException {
        snapshots++;
        whileAnswering.run();
        if (mood == Mood.AWAY) {
            throw new TrafficUnavailableException("The store is away");
        }
        if (mood == Mood.ABSURD) {
            throw new ArrayIndexOutOfBoundsException("Index -2 out of bounds for length 180");
        }
        HitSeries recent = history.counted(question.lookback()).matching();
        long hits = history.counted(question.interval()).matching().sum();
        IntervalTraffic interval =
                new IntervalTraffic(question.interval(), hits, 0, 0, 0, Map.of(), Optional.empty(), Map.of(), Set.of());
        return new TrafficSnapshot(
                new Shown(interval, new StoredTotals(stored, new LinkedHashMap<>(), true), Closer.NOTHING),
                recent,
                late(question.lateSince(), question.late(), Counting.EVERY_HIT, question.countsLate()),
                rules(question),
                List.of(),
                new StoreState(
                        newest(question),
                        history.lastHitBefore(question.now().plusSeconds(86_400))
                                .filter(hit -> hit.isAfter(question.now())),
                        question.asksForBeginning() ? history.beginning() : Optional.empty(),
                        heartbeats(question.now()),
                        0,
                        Optional.empty(),
                        indices()));
    }

    private Optional<Instant> newest(Question question) throws TrafficUnavailableException {
        if (newest.isPresent()) {
            return newest;
        }
        return history.lastHitBefore(question.now().plusMillis(1))
                .filter(hit -> !hit.isBefore(question.lookback().from()));
    }

    private List<RuleTraffic> rules(Question question) throws TrafficUnavailableException {
        List<RuleTraffic> rules = new ArrayList<>();
        for (RuleQuestion rule : question.rules()) {
            rules.add(new RuleTraffic(
                    counted(rule.counting(), rule.lookback()),
                    late(question.lateSince(), rule.late(), rule.counting(), rule.countsLate()),
                    past(rule),
                    rule.lateInPast().stream()
                            .map(range -> oldestLate(question.lateSince(), range, Counting.EVERY_HIT))
                            .toList()));
        }
        return rules;
    }

    private List<CountedHits> past(RuleQuestion rule) throws TrafficUnavailableException {
        List<CountedHits> past = new ArrayList<>();
        for (PastQuestion one : rule.past()) {
            past.add(counted(one.counting(), one.range()));
        }
        return past;
    }

    private LateHits late(Optional<Instant> readSince, TimeRange range, Counting counting, boolean counts)
            throws TrafficUnavailableException {
        OptionalLong all = counts ? OptionalLong.of(edges(counting).stored(range)) : OptionalLong.empty();
        return new LateHits(oldestLate(readSince, range, counting), all);
    }

    private Optional<Instant> oldestLate(Optional<Instant> readSince, TimeRange range, Counting counting) {
        return readSince.flatMap(since -> arrivals.stream()
                .filter(arrival -> !arrival.read().isBefore(since) && range.contains(arrival.second()))
                .filter(arrival -> counting.shareOfAll() || arrival.matching() || isAll(counting))
                .map(Arrival::second)
                .min(Comparator.naturalOrder()));
    }

    private InMemoryHitHistory edges(Counting counting) {
        return counting.shareOfAll() || isAll(counting) ? history : matching;
    }

    private static boolean isAll(Counting counting) {
        return counting.matching().conditions().isEmpty();
    }

    private CountedHits counted(Counting counting, TimeRange range) throws TrafficUnavailableException {
        HitSeries counted =
                (isAll(counting) ? history : matching).counted(range).matching();
        return counting.shareOfAll()
                ? new CountedHits(counted, history.counted(range).matching())
                : CountedHits.of(counted);
    }

    @Override
    public HitHistory counting(Counting counting) {
        return new Counted(counting);
    }

    @Override
    public int indices() {
        return mood == Mood.ELSEWHERE ? 0 : 1;
    }

    @Override
    public Optional<Instant> beginning() throws TrafficUnavailableException {
        read();
        return history.beginning();
    }

    /** The history of one rule's hits. */
    private final class Counted implements HitHistory {

        private final Counting counting;

        Counted(Counting counting) {
            this.counting = counting;
        }

        @Override
        public CountedHits counted(TimeRange range) throws TrafficUnavailableException {
            read();
            secondsRead += range.seconds();
            return MemoryStore.this.counted(counting, range);
        }

        @Override
        public Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException {
            read();
            return edges().firstHit(range);
        }

        @Override
        public Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException {
            read();
            return edges().lastHitBefore(before);
        }

        @Override
        public HitHistory counting(Counting other) {
            return MemoryStore.this.counting(other);
        }

        private InMemoryHitHistory edges() {
            return MemoryStore.this.edges(counting);
        }
    }

    @Override
    public List<SourceHeartbeat> heartbeats(Instant now) {
        return heartbeats.values().stream()
                .sorted(Comparator.comparing(SourceHeartbeat::coveredUntil))
                .toList();
    }

    @Override
    public CountedHits counted(TimeRange range) throws TrafficUnavailableException {
        read();
        return history.counted(range);
    }

    @Override
    public Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException {
        read();
        return history.firstHit(range);
    }

    @Override
    public Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException {
        read();
        return history.lastHitBefore(before);
    }

    private void read() throws TrafficUnavailableException {
        reads++;
        if (mood == Mood.AWAY || mood == Mood.WITHOUT_HISTORY) {
            throw new TrafficUnavailableException("The history is away");
        }
    }
}
