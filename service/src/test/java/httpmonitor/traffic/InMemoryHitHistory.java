package httpmonitor.traffic;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Stored hits in memory, as strict as a real store about what may be asked, that counts its requests. */
public final class InMemoryHitHistory implements HitHistory {

    private final NavigableMap<Instant, Long> stored = new TreeMap<>();
    private int requests;
    private long secondsRead;
    private boolean available = true;

    /** Stores hits at a whole second, on top of those that are there. */
    public InMemoryHitHistory add(Instant second, long hits) {
        if (hits > 0) {
            stored.merge(second, hits, Long::sum);
        }
        return this;
    }

    /** Stores all hits of a series. */
    public InMemoryHitHistory add(HitSeries series) {
        Instant t = series.range().from();
        for (long hits : series.hits()) {
            add(t, hits);
            t = t.plusSeconds(1);
        }
        return this;
    }

    /** Deletes what is older. */
    public void deleteBefore(Instant time) {
        stored.headMap(time).clear();
    }

    /** From now on it does not answer. */
    public void goAway() {
        available = false;
    }

    /** How many requests it has got. */
    public int requests() {
        return requests;
    }

    /** How many seconds it has counted one by one. */
    public long secondsRead() {
        return secondsRead;
    }

    @Override
    public CountedHits counted(TimeRange range) throws TrafficUnavailableException {
        answer();
        secondsRead += range.seconds();
        if (range.length().compareTo(LONGEST_SLICE) > 0) {
            throw new IllegalArgumentException("too many buckets: " + range);
        }
        long[] hits = new long[Math.toIntExact(range.seconds())];
        stored.subMap(range.from(), range.to())
                .forEach((t, count) ->
                        hits[Math.toIntExact(t.getEpochSecond() - range.from().getEpochSecond())] = count);
        return CountedHits.of(HitSeries.of(range.from(), hits));
    }

    @Override
    public Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException {
        answer();
        return stored.subMap(range.from(), range.to()).keySet().stream().findFirst();
    }

    @Override
    public Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException {
        answer();
        return Optional.ofNullable(stored.lowerKey(before));
    }

    @Override
    public HitHistory counting(Counting counting) {
        return this;
    }

    /** All hits of a range, however long. */
    public long stored(TimeRange range) {
        return stored.subMap(range.from(), range.to()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The second of the oldest hit, if any. */
    public Optional<Instant> beginning() {
        return stored.keySet().stream().findFirst();
    }

    private void answer() throws TrafficUnavailableException {
        requests++;
        if (!available) {
            throw new TrafficUnavailableException("the store is away");
        }
    }
}
