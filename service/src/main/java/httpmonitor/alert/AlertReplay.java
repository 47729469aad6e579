package httpmonitor.alert;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.ReadOnceHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The alert over any stretch of the stored hits, with no state but theirs.
 *
 * <p>History is read in slices of which one is held at a time, and empty stretches are jumped over: the number of reads
 * follows the time that had traffic, never the calendar. A read that fails ends the replay with the exception of the
 * history.
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
     * What the hits imply over a range.
     *
     * @param judged the seconds to judge
     * @param coverage what the hits speak for: what hits to come could take back is withheld after its horizon
     */
    public AlertStretch over(TimeRange judged, DataExtent coverage) throws TrafficUnavailableException {
        AlertJudge judge = new AlertJudge(rule, coverage);
        TimeRange walked = walked(judged, judge);
        HitHistory hits = readOnce();
        WindowWalk walk = WindowWalk.before(
                walked, hits, rule.window(), judge.firstFire(), rule.unusual().isEmpty());
        WindowReader windows = new WindowReader(rule, hits, coverage);
        AlertState before = new StateSearch(rule, hits, coverage).stateAfter(walk.window());
        AlertFold fold = new AlertFold(judge, before, judged.from().minusSeconds(1));
        for (Optional<CountedHits> known = walk.next(); known.isPresent(); known = walk.next()) {
            fold.advance(windows.of(known.get()), known.get().range().to());
        }
        fold.passOver(walked.from().getEpochSecond() - judged.from().getEpochSecond());
        return fold.over(judged);
    }

    /**
     * A window, and what it is compared with.
     *
     * @param weeks those of the usual and those that are left out, the last one first; empty where the rule does not
     *     compare with them
     */
    public record Compared(WindowCount window, List<PastWeeks.Week> weeks) {}

    /** The window at one second. */
    public Compared comparedAt(Instant second, DataExtent coverage) throws TrafficUnavailableException {
        HitHistory hits = readOnce();
        WindowCounts windows =
                new WindowReader(rule, hits, coverage).of(hits.counted(TimeRange.endingAt(second, rule.window())));
        return new Compared(windows.at(second), windows.weeksAt(second));
    }

    /** The windows of past weeks overlap, and other rules are judged over the same seconds. */
    private HitHistory readOnce() {
        return rule.unusual()
                .<HitHistory>map(condition -> new ReadOnceHistory(
                        history,
                        rule.counting(),
                        2 * (1 + condition.weeks()) * (1 + condition.fixed().size())))
                .orElse(history);
    }

    /** The seconds to walk; a rule that compares with the usual leaves out those before the first that can fire. */
    private TimeRange walked(TimeRange judged, AlertJudge judge) {
        Instant first = judge.firstFire();
        if (rule.unusual().isEmpty() || !first.isAfter(judged.from())) {
            return judged;
        }
        return new TimeRange(first.isBefore(judged.to()) ? first : judged.to(), judged.to());
    }

    /**
     * The alerts of a range, oldest first. One that fired before the range and did not recover before it comes first,
     * with its true time.
     *
     * @param range the seconds to judge; those after the horizon are left out
     * @param coverage what the hits speak for: judging ends at its horizon, even where the range ends later
     */
    public List<Alert> alerts(TimeRange range, DataExtent coverage) throws TrafficUnavailableException {
        return over(coverage.judged(range), coverage).alerts(range.from());
    }
}
