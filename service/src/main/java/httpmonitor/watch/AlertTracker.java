package httpmonitor.watch;

import httpmonitor.alert.AlertNews;
import httpmonitor.alert.AlertNewsFeed;
import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertStretch;
import httpmonitor.alert.AlertTimeline;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries the alert from tick to tick, so that each costs the same however long it has been firing.
 *
 * <p>It keeps the state at one second, the anchor, which lies so far back that late lines before it are rare, and folds each tick's hits from
 * there. What it keeps is derived from the stored hits alone: a tracker that starts anew finds the same.
 */
final class AlertTracker {

    /** How far back the first tick tells transitions. */
    static final Duration TOLD_AT_START = Duration.ofHours(1);

    /** Beyond this, hits are not asked for one by one in a tick: history is read instead. */
    private static final Duration LONGEST_FOLD = Duration.ofHours(1);

    private static final Duration USUALLY_LATE = Duration.ofMinutes(1);

    private final AlertRule rule;
    private final AlertReplay replay;
    private @Nullable Anchor anchor;
    private Optional<AlertState> lastState = Optional.empty();

    AlertTracker(AlertRule rule, HitHistory history) {
        this.rule = rule;
        this.replay = new AlertReplay(rule, history);
    }

    /** The state at a second that is certain but for late lines, and what has been told since the first tick. */
    private record Anchor(Instant second, AlertState state, AlertNewsFeed feed, Instant toldSince) {

        Anchor(AlertStretch upToIt, AlertNewsFeed feed, Instant toldSince) {
            this(upToIt.judged().to().minusSeconds(1), upToIt.state(), feed, toldSince);
        }

        Anchor movedTo(AlertStretch upToIt) {
            return new Anchor(upToIt, feed, toldSince);
        }
    }

    /** What a tick found. */
    record Judgement(AlertState state, long windowHits, List<AlertNews> news) {}

    /** The seconds that a tick for {@code t} must count one by one. */
    TimeRange lookback(Instant t) {
        Instant from = anchor == null || anchor.second().isBefore(t.minus(LONGEST_FOLD)) ? usual(t) : anchor.second();
        return new TimeRange(from.minus(rule.window()), t);
    }

    /** Hits that come late for these seconds are not seen by the tick itself, and change what is shown. */
    TimeRange late(Instant t) {
        if (anchor == null) {
            return new TimeRange(usual(t), usual(t));
        }
        Instant shown = earlier(anchor.toldSince(), anchor.second());
        Instant from = anchor.state() instanceof AlertState.Firing firing
                ? earlier(shown, firing.since().minusSeconds(1))
                : shown;
        return new TimeRange(from.minus(rule.window()), anchor.second());
    }

    /** The state that was judged last, if any was. */
    Optional<AlertState> lastState() {
        return lastState;
    }

    /** Everything told so far. */
    List<AlertNews> history() {
        return anchor == null ? List.of() : anchor.feed().history();
    }

    /**
     * Judges up to {@code t}, or up to the horizon where the poller is blind.
     *
     * @param recent hits of {@link #lookback}
     * @param late the oldest hit of {@link #late} that came since the tick before
     * @param horizon up to when everything is stored
     */
    Judgement judge(Instant t, HitSeries recent, Optional<Instant> late, Instant horizon, boolean blind)
            throws TrafficUnavailableException {
        Instant known = horizon.truncatedTo(ChronoUnit.SECONDS);
        Instant certain = earlier(usual(t), known);
        Optional<AlertStretch> reread = reread(t, recent, late, certain, horizon);
        Anchor start = anchor == null
                ? first(t, reread.orElseThrow())
                : reread.map(anchor::movedTo).orElse(anchor);
        Instant end = blind ? earlier(known, t) : t;
        long windowHits = recent.sum(TimeRange.endingAt(t, rule.window()));
        if (!end.isAfter(start.second())) {
            anchor = start;
            return told(start.state(), windowHits, reread, start.feed());
        }
        AlertTimeline timeline = AlertTimeline.of(rule, start.state(), recent.until(end), horizon);
        Instant next = certain.isAfter(start.second()) ? certain : start.second();
        anchor = new Anchor(next, timeline.stateAt(next), start.feed(), start.toldSince());
        // As one stretch, so that a transition that moves from one into the other is a correction.
        AlertStretch found =
                reread.map(before -> before.followedBy(timeline.stretch())).orElse(timeline.stretch());
        return told(timeline.state(), windowHits, Optional.of(found), start.feed());
    }

    private Judgement told(AlertState state, long windowHits, Optional<AlertStretch> found, AlertNewsFeed feed) {
        lastState = Optional.of(state);
        return new Judgement(state, windowHits, found.map(feed::update).orElse(List.of()));
    }

    private static Anchor first(Instant t, AlertStretch upToIt) {
        Instant toldSince = t.minus(TOLD_AT_START);
        return new Anchor(upToIt, new AlertNewsFeed(toldSince), toldSince);
    }

    /**
     * History up to where this tick's fold begins: at the start, after a long gap, where late hits changed it, and where the horizon went
     * back behind the anchor, since nothing after the horizon is certain.
     */
    private Optional<AlertStretch> reread(
            Instant t, HitSeries recent, Optional<Instant> late, Instant certain, Instant horizon)
            throws TrafficUnavailableException {
        Anchor carried = anchor;
        if (carried == null) {
            return Optional.of(replay(earlier(t.minus(TOLD_AT_START), certain), certain, horizon));
        }
        boolean folds = recent.range().from().equals(carried.second().minus(rule.window()));
        Instant second = folds && !certain.isBefore(carried.second()) ? carried.second() : certain;
        if (late.isEmpty() && second.equals(carried.second())) {
            return Optional.empty();
        }
        Instant from = late.map(hit -> earlier(hit.truncatedTo(ChronoUnit.SECONDS), carried.second()))
                .orElse(carried.second().plusSeconds(1));
        return Optional.of(replay(earlier(from, second), second, horizon));
    }

    private AlertStretch replay(Instant from, Instant last, Instant horizon) throws TrafficUnavailableException {
        return replay.over(new TimeRange(from, last.plusSeconds(1)), horizon);
    }

    private static Instant usual(Instant t) {
        return t.minus(USUALLY_LATE);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
