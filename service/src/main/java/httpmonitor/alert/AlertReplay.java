package httpmonitor.alert;

import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The alert over any stretch of the stored hits, with no state but theirs.
 *
 * <p>History is read in slices of which one is held at a time, and empty stretches are jumped over: the number of reads follows
 * the time that had traffic, never the calendar. A read that fails ends the replay with the exception of the history.
 */
public final class AlertReplay {

    /** Slices grow so fast on the way back: a short alert costs a small read, a long one few. */
    private static final int GROWTH = 4;

    private final AlertRule rule;
    private final HitHistory history;

    /** A replay by a rule over a history. */
    public AlertReplay(AlertRule rule, HitHistory history) {
        this.rule = rule;
        this.history = history;
    }

    /**
     * The state at one second, that second judged. One read where the second's window recovers, which is the usual case.
     *
     * @param second a whole second
     * @param horizon recoveries after it are withheld; {@link Instant#MAX} where there is no horizon
     */
    public AlertState stateAt(Instant second, Instant horizon) throws TrafficUnavailableException {
        return stateAfter(windowAt(second), horizon);
    }

    /**
     * What the hits imply over a range.
     *
     * @param judged the seconds to judge
     * @param horizon recoveries after it are withheld, fires are not; {@link Instant#MAX} where there is no horizon
     */
    public AlertStretch over(TimeRange judged, Instant horizon) throws TrafficUnavailableException {
        HitSeries window = windowAt(judged.from().minusSeconds(1));
        AlertState before = stateAfter(window, horizon);
        return forward(window, before, judged, horizon);
    }

    /**
     * The alerts of a range, oldest first. One that fired before the range and did not recover before it comes first, with its
     * true time.
     *
     * @param range the seconds to judge; those after {@code horizon} are left out
     * @param horizon where judging ends, whatever the range; {@link Instant#MAX} where there is no horizon
     */
    public List<Alert> alerts(TimeRange range, Instant horizon) throws TrafficUnavailableException {
        Instant known = horizon.truncatedTo(ChronoUnit.SECONDS);
        TimeRange judged = known.isBefore(range.to()) ? until(range, known.plusSeconds(1)) : range;
        return AlertList.of(over(judged, horizon), range.from());
    }

    /** The range up to {@code end}; empty, and at {@code end}, where it begins later. */
    private static TimeRange until(TimeRange range, Instant end) {
        Instant to = earlier(range.to(), end);
        return new TimeRange(earlier(range.from(), to), to);
    }

    private AlertState stateAfter(HitSeries window, Instant horizon) throws TrafficUnavailableException {
        StateSearch search = new StateSearch(rule, horizon);
        HitSeries known = window;
        Duration length = rule.window();
        while (!search.settledBy(known)) {
            HitSeries oldest = known.until(known.range().from().plus(rule.window()));
            if (oldest.sum() == 0) {
                // Only beyond the horizon: elsewhere an empty window has settled it.
                Optional<Instant> hit = history.lastHitBefore(oldest.range().from());
                if (hit.isEmpty()) {
                    break;
                }
                oldest = HitSeries.empty(
                        TimeRange.endingAt(hit.get().plusSeconds(1).plus(rule.window()), rule.window()));
            }
            length = shorter(length.multipliedBy(GROWTH), HitHistory.LONGEST_SLICE);
            TimeRange slice = TimeRange.endingAt(oldest.range().from(), length);
            known = history.hits(slice).followedBy(oldest);
        }
        return search.state();
    }

    private AlertStretch forward(HitSeries window, AlertState before, TimeRange judged, Instant horizon)
            throws TrafficUnavailableException {
        Instant end = judged.to().minusSeconds(1);
        AlertFold fold = new AlertFold(
                new AlertJudge(rule, horizon), before, window.range().to());
        HitSeries newest = window;
        while (newest.range().to().isBefore(end)) {
            if (newest.sum() == 0) {
                // Nothing changes before the next hit: quiet, or firing beyond the horizon, where nothing recovers.
                Optional<Instant> hit =
                        history.firstHit(new TimeRange(newest.range().to(), end));
                if (hit.isEmpty()) {
                    break;
                }
                newest = HitSeries.empty(TimeRange.endingAt(hit.get(), rule.window()));
            }
            HitSeries known =
                    newest.followedBy(history.hits(sliceFrom(newest.range().to(), end)));
            fold.advance(WindowHits.of(known, rule.window()), known.range().to());
            newest = known.since(known.range().to().minus(rule.window()));
        }
        return fold.over(judged);
    }

    private HitSeries windowAt(Instant second) throws TrafficUnavailableException {
        return history.hits(TimeRange.endingAt(second, rule.window()));
    }

    private static TimeRange sliceFrom(Instant from, Instant end) {
        return new TimeRange(from, earlier(from.plus(HitHistory.LONGEST_SLICE), end));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
