package httpmonitor.poller.tick;

import static httpmonitor.traffic.TimeRange.earlier;

import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertEventLog;
import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertStretch;
import httpmonitor.alert.AlertTimeline;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.WindowCount;
import httpmonitor.alert.WindowCounts;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.LateEpisode.Held;
import httpmonitor.poller.tick.LateEpisode.Judged;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot.RuleTraffic;
import httpmonitor.traffic.TrafficSource.PastQuestion;
import httpmonitor.traffic.TrafficSource.RuleQuestion;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries the alert of one rule from tick to tick, so that a tick costs the same for an alert of any length.
 *
 * <p>It keeps the state at one second, the anchor, and folds each tick's hits from there. The anchor lies so far back
 * that late lines before it are rare. All of its state is derived from the stored hits: a tracker that starts again
 * finds the same.
 */
final class AlertTracker {

    /** The first tick reports the transitions of this time. */
    static final Duration NOTIFIED_AT_START = Duration.ofHours(1);

    /** The longest range whose seconds a tick asks for one by one; for longer ones, history is read. */
    private static final Duration LONGEST_FOLD = Duration.ofHours(1);

    private static final Duration USUALLY_LATE = Duration.ofMinutes(1);

    private final AlertRule rule;
    private final Duration interval;
    private final AlertReplay replay;
    private Optional<PastTraffic> past;
    private @Nullable AlertAnchor anchor;
    private @Nullable Finding last;
    private @Nullable AlertEventLog log;

    AlertTracker(AlertRule rule, Duration interval, HitHistory history) {
        this.rule = rule;
        this.interval = interval;
        this.replay = new AlertReplay(rule, history);
        this.past = rule.unusual().map(condition -> new PastTraffic(rule, history));
    }

    /**
     * What a tick found and has not reported yet.
     *
     * @param notified the part of it that is reported now
     * @param past the past weeks for the next tick
     * @param hasNoBaseline whether too few of them are usable at the last second found
     */
    record Finding(
            Instant t,
            AlertAnchor next,
            AlertStretch found,
            AlertStretch notified,
            WindowCount window,
            Optional<PastTraffic> past,
            boolean hasNoBaseline) {}

    AlertRule rule() {
        return rule;
    }

    /** The question for a tick at {@code t}. */
    RuleQuestion question(Instant t) {
        if (last != null && !t.isAfter(last.t())) {
            // The clock has been set back: history is read again, and what was emitted stays on record.
            anchor = null;
        }
        boolean countsLate = anchor != null && anchor.lateness().isOpen();
        TimeRange lookback = lookback(t);
        Instant first = first(lookback);
        List<PastQuestion> weeks = past.map(known -> known.questions(first, t)).orElse(List.of());
        List<TimeRange> lateWeeks = past.map(known -> known.late(first, t)).orElse(List.of());
        return new RuleQuestion(
                rule.counting(), lookback, late(t), rule.needsBeginning(), countsLate, weeks, lateWeeks);
    }

    /** The first second whose window is wholly in a series. */
    private Instant first(TimeRange series) {
        return series.from().plus(rule.window());
    }

    private TimeRange lookback(Instant t) {
        Instant from = anchor == null || anchor.second().isBefore(t.minus(LONGEST_FOLD)) ? usual(t) : anchor.second();
        return new TimeRange(from.minus(rule.window()), t);
    }

    /** The seconds for which late hits matter: the tick does not count them, and they change what is shown. */
    private TimeRange late(Instant t) {
        return anchor == null
                ? new TimeRange(usual(t), usual(t))
                : new TimeRange(anchor.shownSince().minus(rule.window()), anchor.second());
    }

    /**
     * Judges up to {@code t}, or up to the horizon where the poller is blind. Changes nothing: where it fails, the tick
     * may be tried again.
     *
     * @param traffic the answer to {@link #question}
     * @param coverage the time for which all hits are stored
     */
    Finding find(Instant t, RuleTraffic traffic, DataExtent coverage, boolean blind)
            throws TrafficUnavailableException {
        CountedHits recent = traffic.recent();
        Optional<PastTraffic.Found> weeks = weeks(t, traffic, coverage);
        WindowCounts windows = windows(recent, weeks);
        WindowCount window = windows.at(windows.last());
        Instant known = coverage.horizon().truncatedTo(ChronoUnit.SECONDS);
        Instant certain = earlier(usual(t), known);
        AlertAnchor carried = anchor != null ? anchor : AlertAnchor.ofNothing(t.minus(NOTIFIED_AT_START));
        LateEpisode before = carried.lateness();
        Optional<Instant> arrived = arrived(t, traffic, before);
        Optional<AlertStretch> reread = reread(t, recent, before.changedSince(arrived), certain, coverage);
        Optional<Held> held =
                arrived.isPresent() && reread.isPresent() ? before.holdBack(reread.get(), t) : Optional.empty();
        AlertAnchor start = reread.map(upToIt -> carried.movedTo(upToIt, coverage.beginning()))
                .orElse(carried);
        Instant end = blind ? earlier(known, t) : t;
        AlertAnchor next = start;
        AlertStretch folded = start.nothingAfter();
        if (end.isAfter(start.second())) {
            AlertTimeline timeline = AlertTimeline.of(rule, start.state(), windows(recent.until(end), weeks), coverage);
            Instant moved = certain.isAfter(start.second()) ? certain : start.second();
            next = start.movedTo(moved, timeline.stateAt(moved));
            folded = timeline.stretch();
        }
        // As one stretch, so that a transition that moves between the two is a correction.
        AlertStretch found = reread.isPresent() ? reread.get().followedBy(folded) : folded;
        return new Finding(
                t,
                next.after(lateness(t, traffic, before, next, held)),
                found,
                held.isPresent() ? folded : found,
                window,
                weeks.map(PastTraffic.Found::next),
                hasNoBaseline(found.last(), windows, traffic, coverage));
    }

    /**
     * Whether there is no baseline at a second. Seconds before the tick's are read once, since a horizon may stay
     * there.
     */
    private boolean hasNoBaseline(Instant second, WindowCounts windows, RuleTraffic traffic, DataExtent coverage)
            throws TrafficUnavailableException {
        if (past.isEmpty()) {
            return false;
        }
        if (!second.isBefore(windows.first())) {
            return windows.at(second).hasNoBaseline();
        }
        return (last != null && second.equals(last.found().last()) && !traffic.isLateInPast())
                ? last.hasNoBaseline()
                : replay.comparedAt(second, coverage).window().hasNoBaseline();
    }

    private Optional<PastTraffic.Found> weeks(Instant t, RuleTraffic traffic, DataExtent coverage)
            throws TrafficUnavailableException {
        return past.isPresent()
                ? Optional.of(past.get()
                        .find(first(traffic.recent().range()), t, traffic.past(), coverage, traffic.lateInPast()))
                : Optional.empty();
    }

    private WindowCounts windows(CountedHits hits, Optional<PastTraffic.Found> past) {
        WindowCounts windows = WindowCounts.of(hits, rule.window());
        return past.map(found -> windows.against(found.weeks())).orElse(windows);
    }

    /** The first second that hits which came late change; those of past weeks change seconds weeks later. */
    private Optional<Instant> arrived(Instant t, RuleTraffic traffic, LateEpisode before) {
        Optional<Instant> arrived = before.arrived(traffic.late(), late(t));
        AlertAnchor carried = anchor;
        if (carried == null || past.isEmpty()) {
            return arrived;
        }
        Instant shown = carried.shownSince();
        Optional<Instant> changed = past.get()
                .changedSince(t, traffic.lateInPast())
                // The seconds after the anchor are judged at every tick.
                .filter(second -> !second.isAfter(carried.second()))
                .map(second -> second.isBefore(shown) ? shown : second);
        return changed.map(second -> arrived.map(hit -> earlier(hit, second)).orElse(second))
                .or(() -> arrived);
    }

    /** The number of judged hits before the next anchor: those counted before, and this tick's. */
    private LateEpisode lateness(
            Instant t, RuleTraffic traffic, LateEpisode before, AlertAnchor next, Optional<Held> held) {
        AlertAnchor carried = anchor;
        HitSeries recent = traffic.recent().all();
        boolean open = traffic.late().oldest().isPresent();
        Duration patience = before.patienceAfter(t, open, held);
        if (carried == null
                || traffic.late().stored().isEmpty()
                || carried.second().isBefore(recent.range().from())
                || next.second().isBefore(carried.second())) {
            return new LateEpisode(open, Optional.empty(), held, patience);
        }
        long hits = traffic.late().stored().getAsLong() + recent.sum(new TimeRange(carried.second(), next.second()));
        Judged judged = new Judged(new TimeRange(late(t).from(), next.second()), hits);
        return new LateEpisode(open, Optional.of(judged), held, patience);
    }

    /**
     * Records the finding as reported, and makes it the state that the next tick starts from.
     *
     * @return the events to emit
     */
    List<AlertEvent> record(Finding finding) {
        anchor = finding.next();
        past = finding.past();
        last = finding;
        log = log != null ? log : new AlertEventLog(finding.next().notifiedSince());
        return log.update(finding.notified());
    }

    /** The alert as it was found last; the window of a poller that is blind is not known. */
    AlertReport report(Optional<Blind> blind) {
        Optional<WindowCount> window =
                Optional.ofNullable(last).filter(known -> blind.isEmpty()).map(Finding::window);
        return new AlertReport(rule, state(), window, blind, flapping(), hadNoBaseline());
    }

    /** The same while the store is away. */
    AlertReport held(Blind blind) {
        return new AlertReport(rule, state(), Optional.empty(), Optional.of(blind), Flapping.NONE, hadNoBaseline());
    }

    private Optional<AlertState> state() {
        return Optional.ofNullable(last).map(known -> known.found().state());
    }

    private boolean hadNoBaseline() {
        return last != null && last.hasNoBaseline();
    }

    private Flapping flapping() {
        return last == null || log == null
                ? Flapping.NONE
                : Flapping.of(log.changes(Flapping.range(last.t(), interval), last.found()), interval);
    }

    /**
     * Reads history up to the beginning of this tick's fold, where that is needed: at the start, after a long gap,
     * after late hits, where the log's beginning has changed, and where the horizon went back before the anchor.
     */
    private Optional<AlertStretch> reread(
            Instant t, CountedHits recent, Optional<Instant> late, Instant certain, DataExtent coverage)
            throws TrafficUnavailableException {
        AlertAnchor carried = anchor;
        if (carried == null) {
            return Optional.of(replay(earlier(t.minus(NOTIFIED_AT_START), certain), certain, coverage));
        }
        Instant foldsFrom = recent.range().from().plus(rule.window());
        boolean folds = foldsFrom.equals(carried.second());
        Instant second = folds && !certain.isBefore(carried.second()) ? carried.second() : certain;
        Optional<Instant> changed = carried.changedSince(late, coverage.beginning(), rule);
        if (changed.isEmpty() && second.equals(carried.second())) {
            return Optional.empty();
        }
        Instant from = changed.map(since -> earlier(since, carried.second()))
                .orElse(carried.second().plusSeconds(1));
        return Optional.of(replay(earlier(from, second), second, coverage));
    }

    private AlertStretch replay(Instant from, Instant last, DataExtent coverage) throws TrafficUnavailableException {
        return replay.over(new TimeRange(from, last.plusSeconds(1)), coverage);
    }

    private static Instant usual(Instant t) {
        return t.minus(USUALLY_LATE);
    }
}
