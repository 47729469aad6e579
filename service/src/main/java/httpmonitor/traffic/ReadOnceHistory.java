package httpmonitor.traffic;

import static httpmonitor.traffic.TimeRange.earlier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A history that keeps the seconds which it read last, so that windows that overlap are read once. A range may be of
 * any length. For one look back: hits that are stored meanwhile are not found in seconds that are kept. Not
 * thread-safe.
 */
public final class ReadOnceHistory implements HitHistory {

    /** A stretch of seconds that was read with one request. */
    private record Slice(Counting counting, Instant from) {}

    private final HitHistory history;
    private final Counting counting;
    private final int slices;
    private final SequencedMap<Slice, CountedHits> kept;

    /**
     * Keeps nothing yet.
     *
     * @param counting what {@code history} counts
     * @param slices how many answers are kept, at least 1
     */
    public ReadOnceHistory(HitHistory history, Counting counting, int slices) {
        this(history, counting, slices, new LinkedHashMap<>());
    }

    private ReadOnceHistory(HitHistory history, Counting counting, int slices, SequencedMap<Slice, CountedHits> kept) {
        this.history = history;
        this.counting = counting;
        this.slices = slices;
        this.kept = kept;
    }

    @Override
    public CountedHits counted(TimeRange range) throws TrafficUnavailableException {
        CountedHits found = CountedHits.empty(new TimeRange(range.from(), range.from()));
        while (found.range().to().isBefore(range.to())) {
            found = found.followedBy(part(new TimeRange(found.range().to(), range.to())));
        }
        return found;
    }

    /** The first seconds of a range: those that are kept, or else those up to the next that are. */
    private CountedHits part(TimeRange range) throws TrafficUnavailableException {
        Instant end = earlier(range.to(), range.from().plus(LONGEST_SLICE));
        for (Map.Entry<Slice, CountedHits> slice : kept.entrySet()) {
            Optional<CountedHits> same = asCountedHere(slice.getKey().counting(), slice.getValue());
            if (same.isPresent()) {
                TimeRange known = same.get().range();
                if (known.contains(range.from())) {
                    return same.get().since(range.from()).until(earlier(known.to(), range.to()));
                }
                end = known.from().isAfter(range.from()) ? earlier(end, known.from()) : end;
            }
        }
        CountedHits read = history.counted(new TimeRange(range.from(), end));
        kept.put(new Slice(counting, range.from()), read);
        if (kept.size() > slices) {
            kept.pollFirstEntry();
        }
        return read;
    }

    /** Of a share of all hits, all hits are known as well. */
    private Optional<CountedHits> asCountedHere(Counting other, CountedHits hits) {
        if (other.equals(counting)) {
            return Optional.of(hits);
        }
        boolean isWhole = counting.equals(Counting.EVERY_HIT)
                && other.shareOfAll()
                && other.whole().conditions().isEmpty();
        return isWhole ? Optional.of(CountedHits.of(hits.all())) : Optional.empty();
    }

    @Override
    public Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException {
        return history.firstHit(range);
    }

    @Override
    public Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException {
        return history.lastHitBefore(before);
    }

    @Override
    public HitHistory counting(Counting other) {
        return new ReadOnceHistory(history.counting(other), other, slices, kept);
    }
}
