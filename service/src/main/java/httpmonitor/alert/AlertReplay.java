package httpmonitor.alert;

import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
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
        return new StateSearch(rule, history, horizon).stateAfter(windowAt(second));
    }

    /**
     * What the hits imply over a range.
     *
     * @param judged the seconds to judge
     * @param horizon recoveries after it are withheld, fires are not; {@link Instant#MAX} where there is no horizon
     */
    public AlertStretch over(TimeRange judged, Instant horizon) throws TrafficUnavailableException {
        Instant start = judged.from().minusSeconds(1);
        Instant end = judged.to().minusSeconds(1);
        HitSeries window = windowAt(start);
        AlertState before = new StateSearch(rule, history, horizon).stateAfter(window);
        AlertFold fold = new AlertFold(new AlertJudge(rule, horizon), before, start);
        Optional<HitSeries> lead = lead(window, end);
        while (lead.isPresent()) {
            HitSeries known = withNextSlice(lead.get(), end);
            fold.advance(WindowHits.of(known, rule.window()), known.range().to());
            lead = lead(known.since(known.range().to().minus(rule.window())), end);
        }
        return fold.over(judged);
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

    /** The window after which reading goes on: the newest, or a silent one before the next hit. Empty where nothing is left to judge. */
    private Optional<HitSeries> lead(HitSeries newest, Instant end) throws TrafficUnavailableException {
        Instant next = newest.range().to();
        if (!next.isBefore(end)) {
            return Optional.empty();
        }
        if (newest.sum() > 0) {
            return Optional.of(newest);
        }
        // Nothing changes before the next hit: quiet, or firing beyond the horizon, where nothing recovers.
        return history.firstHit(new TimeRange(next, end))
                .map(hit -> HitSeries.empty(TimeRange.endingAt(hit, rule.window())));
    }

    private HitSeries withNextSlice(HitSeries lead, Instant end) throws TrafficUnavailableException {
        Instant from = lead.range().to();
        return lead.followedBy(history.hits(new TimeRange(from, earlier(from.plus(HitHistory.LONGEST_SLICE), end))));
    }

    private HitSeries windowAt(Instant second) throws TrafficUnavailableException {
        return history.hits(TimeRange.endingAt(second, rule.window()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
