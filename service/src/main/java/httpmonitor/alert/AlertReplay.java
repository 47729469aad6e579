package httpmonitor.alert;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
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
     * @param coverage what the hits speak for
     */
    public AlertState stateAt(Instant second, Coverage coverage) throws TrafficUnavailableException {
        return new StateSearch(rule, history, coverage).stateAfter(windowAt(second));
    }

    /**
     * What the hits imply over a range.
     *
     * @param judged the seconds to judge
     * @param coverage what the hits speak for: what hits to come could take back is withheld after its horizon
     */
    public AlertStretch over(TimeRange judged, Coverage coverage) throws TrafficUnavailableException {
        Instant start = judged.from().minusSeconds(1);
        Instant end = judged.to().minusSeconds(1);
        CountedHits window = windowAt(start);
        AlertState before = new StateSearch(rule, history, coverage).stateAfter(window);
        AlertJudge judge = new AlertJudge(rule, coverage);
        AlertFold fold = new AlertFold(judge, before, start);
        Optional<CountedHits> lead = lead(window, end, judge.firstFire());
        while (lead.isPresent()) {
            CountedHits known = withNextSlice(lead.get(), end);
            fold.advance(WindowCounts.of(known, rule.window()), known.range().to());
            lead = lead(known.since(known.range().to().minus(rule.window())), end, judge.firstFire());
        }
        return fold.over(judged);
    }

    /**
     * The alerts of a range, oldest first. One that fired before the range and did not recover before it comes first, with its
     * true time.
     *
     * @param range the seconds to judge; those after the horizon are left out
     * @param coverage what the hits speak for: judging ends at its horizon, whatever the range
     */
    public List<Alert> alerts(TimeRange range, Coverage coverage) throws TrafficUnavailableException {
        Instant known = coverage.horizon().truncatedTo(ChronoUnit.SECONDS);
        TimeRange judged = known.isBefore(range.to()) ? until(range, known.plusSeconds(1)) : range;
        return AlertList.of(over(judged, coverage), range.from());
    }

    /** The range up to {@code end}; empty, and at {@code end}, where it begins later. */
    private static TimeRange until(TimeRange range, Instant end) {
        Instant to = earlier(range.to(), end);
        return new TimeRange(earlier(range.from(), to), to);
    }

    /**
     * The window after which reading goes on: the newest, or a silent one before the next second at which something can change. Empty where
     * nothing is left to judge.
     */
    private Optional<CountedHits> lead(CountedHits newest, Instant end, Instant firstFire)
            throws TrafficUnavailableException {
        Instant next = newest.range().to();
        if (!next.isBefore(end)) {
            return Optional.empty();
        }
        if (!newest.isSilent()) {
            return Optional.of(newest);
        }
        // Silence that has been judged once is judged the same ever after, but for the second from which on it counts
        // as missing.
        Optional<Instant> hit = history.firstHit(new TimeRange(next, end));
        Optional<Instant> change = Optional.of(firstFire)
                .filter(first -> first.isAfter(next) && !first.isAfter(hit.orElse(end)))
                .map(first -> first.minusSeconds(1))
                .or(() -> hit);
        return change.map(second -> CountedHits.empty(TimeRange.endingAt(second, rule.window())));
    }

    private CountedHits withNextSlice(CountedHits lead, Instant end) throws TrafficUnavailableException {
        Instant from = lead.range().to();
        return lead.followedBy(history.counted(new TimeRange(from, earlier(from.plus(HitHistory.LONGEST_SLICE), end))));
    }

    private CountedHits windowAt(Instant second) throws TrafficUnavailableException {
        return history.counted(TimeRange.endingAt(second, rule.window()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
