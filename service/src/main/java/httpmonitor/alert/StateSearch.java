package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Searches the state at a second, only from the hits before it, newest first.
 *
 * <p>A second whose window recovers is quiet, and earlier seconds do not matter. After the last such second no alert
 * recovers, so the alert fired at the earliest later second whose window fires, and its peak is the worst of all
 * windows since. Both can be kept while reading backwards, so no second is read twice.
 */
public final class StateSearch {

    /** The growth of slices while reading backwards: a short alert costs a small read, a long one few reads. */
    private static final int GROWTH = 4;

    private final Duration window;
    private final AlertJudge judge;
    private final HitHistory history;
    private final WindowReader windows;
    private final boolean jumps;
    private AlertState state = new Quiet();
    private @Nullable WindowCount peak;

    /**
     * A search for one rule; it reads no hits yet.
     *
     * @param history the hits that the rule counts
     * @param coverage the seconds for which hits are known
     */
    public StateSearch(AlertRule rule, HitHistory history, DataExtent coverage) {
        this.window = rule.window();
        this.judge = new AlertJudge(rule, coverage);
        this.history = history;
        this.windows = new WindowReader(rule, history, coverage);
        this.jumps = rule.unusual().isEmpty();
    }

    /** The state at the end of a series of one window. For one use. */
    public AlertState stateAfter(CountedHits newest) throws TrafficUnavailableException {
        Duration length = window;
        Optional<CountedHits> known = Optional.of(newest);
        while (known.isPresent() && !settledBy(known.get())) {
            length = shorter(length.multipliedBy(GROWTH), HitHistory.LONGEST_SLICE);
            known = before(known.get(), length);
        }
        return state;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Goes back over the windows that are wholly in the series; returns whether the state is certain now. */
    private boolean settledBy(CountedHits series) throws TrafficUnavailableException {
        if (series.range().to().isBefore(judge.firstFire())) {
            return true;
        }
        WindowCounts counts = windows.of(series);
        for (Instant t = counts.last(); !t.isBefore(counts.first()); t = t.minusSeconds(1)) {
            WindowCount count = counts.at(t);
            if (judge.recovers(t, count)) {
                return true;
            }
            WindowCount worst = peak == null || judge.isWorse(count, peak) ? count.withoutUsual() : peak;
            if (judge.fires(t, count)) {
                state = new Firing(t, count, worst);
            }
            peak = worst;
        }
        return false;
    }

    /**
     * A slice that ends in the oldest known window, or earlier if there are no hits between; empty where there are no
     * older hits.
     */
    private Optional<CountedHits> before(CountedHits known, Duration length) throws TrafficUnavailableException {
        CountedHits oldest = known.until(known.range().from().plus(window));
        if (oldest.isSilent() && jumps) {
            // All seconds in between are equal: the alert can have fired only at the first of them.
            Optional<Instant> silence =
                    history.lastHitBefore(oldest.range().from()).map(hit -> hit.plusSeconds(1));
            if (silence.isEmpty()) {
                return beforeAllHits(oldest);
            }
            oldest =
                    CountedHits.empty(new TimeRange(silence.get(), silence.get().plus(window)));
        }
        return Optional.of(history.counted(TimeRange.endingAt(oldest.range().from(), length))
                .followedBy(oldest));
    }

    /** For a rule without any hit: traffic may be missing since the beginning of the log. */
    private Optional<CountedHits> beforeAllHits(CountedHits oldest) {
        Instant first = judge.firstFire();
        return first.isAfter(Instant.MIN) && first.isBefore(oldest.range().to())
                ? Optional.of(CountedHits.empty(TimeRange.endingAt(first, window)))
                : Optional.empty();
    }
}
