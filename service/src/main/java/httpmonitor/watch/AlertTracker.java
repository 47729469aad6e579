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
import java.util.ArrayList;
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

    AlertTracker(AlertRule rule, HitHistory history) {
        this.rule = rule;
        this.replay = new AlertReplay(rule, history);
    }

    /** The state at a second that is certain but for late lines, and what has been told since the first tick. */
    private record Anchor(Instant second, AlertState state, AlertNewsFeed feed, Instant toldSince) {}

    /** What a tick found. */
    record Judgement(AlertState state, long windowHits, List<AlertNews> news) {}

    /** The seconds that a tick for {@code t} must count one by one. */
    TimeRange lookback(Instant t) {
        Instant from = anchor == null || anchor.second().isBefore(t.minus(LONGEST_FOLD)) ? usual(t) : anchor.second();
        return new TimeRange(from.minus(rule.window()), t);
    }

    /** Late hits before this second change nothing that is shown. */
    Instant lateFrom(Instant t) {
        return (anchor == null ? usual(t) : anchor.toldSince()).minus(rule.window());
    }

    /** The state as it was last known, if ever. */
    Optional<AlertState> lastState() {
        return Optional.ofNullable(anchor).map(Anchor::state);
    }

    /** Everything told so far. */
    List<AlertNews> history() {
        return anchor == null ? List.of() : anchor.feed().history();
    }

    /**
     * Judges up to {@code t}, or up to the horizon where the poller is blind.
     *
     * @param recent hits of {@link #lookback}
     * @param late the oldest hit before it that came since the tick before
     * @param horizon up to when everything is stored
     */
    Judgement judge(Instant t, HitSeries recent, Optional<Instant> late, Instant horizon, boolean blind)
            throws TrafficUnavailableException {
        Instant known = horizon.truncatedTo(ChronoUnit.SECONDS);
        Instant end = blind && known.isBefore(t) ? known : t;
        List<AlertNews> news = new ArrayList<>();
        Anchor start = anchored(t, recent, late, horizon, news);
        AlertState state = start.state();
        Instant next = start.second();
        if (end.isAfter(start.second())) {
            AlertTimeline timeline = AlertTimeline.of(rule, start.state(), recent.until(end), horizon);
            news.addAll(start.feed().update(timeline.stretch()));
            state = timeline.state();
            Instant certain = earlier(earlier(usual(t), known), end);
            next = certain.isAfter(next) ? certain : next;
            anchor = new Anchor(next, timeline.stateAt(next), start.feed(), start.toldSince());
        } else {
            anchor = start;
        }
        return new Judgement(state, recent.sum(TimeRange.endingAt(t, rule.window())), news);
    }

    /** The anchor to fold from: the one we have, or one read from history at the start, after a long gap, and where late hits changed it. */
    private Anchor anchored(Instant t, HitSeries recent, Optional<Instant> late, Instant horizon, List<AlertNews> news)
            throws TrafficUnavailableException {
        Instant target = earlier(usual(t), horizon.truncatedTo(ChronoUnit.SECONDS));
        if (anchor == null) {
            Instant toldSince = t.minus(TOLD_AT_START);
            return read(earlier(toldSince, target), target, horizon, new AlertNewsFeed(toldSince), toldSince, news);
        }
        boolean folds = recent.range().from().equals(anchor.second().minus(rule.window()));
        Instant until = folds || target.isBefore(anchor.second()) ? anchor.second() : target;
        if (late.isEmpty() && until.equals(anchor.second())) {
            return anchor;
        }
        Instant from = late.map(hit -> earlier(hit.truncatedTo(ChronoUnit.SECONDS), until))
                .orElse(anchor.second().plusSeconds(1));
        return read(from, until, horizon, anchor.feed(), anchor.toldSince(), news);
    }

    private Anchor read(
            Instant from, Instant second, Instant horizon, AlertNewsFeed feed, Instant toldSince, List<AlertNews> news)
            throws TrafficUnavailableException {
        AlertStretch stretch = replay.over(new TimeRange(from, second.plusSeconds(1)), horizon);
        news.addAll(feed.update(stretch));
        return new Anchor(second, stretch.state(), feed, toldSince);
    }

    private static Instant usual(Instant t) {
        return t.minus(USUALLY_LATE);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
