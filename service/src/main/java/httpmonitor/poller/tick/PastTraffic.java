package httpmonitor.poller.tick;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertStretch;
import httpmonitor.alert.AlertTimeline;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.PastWeeks;
import httpmonitor.alert.PastWeeks.FixedAlert;
import httpmonitor.alert.Unusual;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSource.PastQuestion;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alerts of the rules with thresholds of their own in the past weeks that another rule compares with, carried from
 * tick to tick: each tick asks only for the seconds that are new. Immutable.
 */
final class PastTraffic {

    /** A change of the clocks may move the past back: what is known reaches back longer than that. */
    private static final Duration CLOCK_CHANGE = Duration.ofHours(2);

    private record Place(int ago, int rule) {}

    /**
     * What one rule's alert was in one past week.
     *
     * @param known the seconds for which that is known
     * @param state that of the last of them
     * @param alerts those that overlap the seconds
     */
    private record Known(TimeRange known, AlertState state, List<FixedAlert> alerts) {

        Instant second() {
            return known.to().minusSeconds(1);
        }

        /** Whether it can be continued up to the end of a range with the answer of one tick. */
        boolean reaches(TimeRange range) {
            return !known.from().isAfter(range.from()) && !range.to().isAfter(second().plus(CLOCK_CHANGE));
        }
    }

    private final AlertRule rule;
    private final Unusual condition;
    private final HitHistory history;
    private final Map<Place, Known> known;

    /**
     * With nothing known yet.
     *
     * @param rule one that compares with the usual
     * @param history the hits that it counts
     */
    PastTraffic(AlertRule rule, HitHistory history) {
        this(rule, history, Map.of());
    }

    private PastTraffic(AlertRule rule, HitHistory history, Map<Place, Known> known) {
        this.rule = rule;
        this.condition = rule.unusual().orElseThrow();
        this.history = history;
        this.known = known;
    }

    /** What must be asked to judge some seconds, from the first to the last. */
    List<PastQuestion> questions(Instant first, Instant last) {
        List<PastQuestion> questions = new ArrayList<>();
        for (int ago = 1; ago <= condition.weeks(); ago++) {
            Optional<TimeRange> windows = PastWeeks.windows(rule, first, last, ago);
            if (windows.isPresent()) {
                questions.add(new PastQuestion(rule.counting(), windows.get()));
                for (int i = 0; i < condition.fixed().size(); i++) {
                    question(new Place(ago, i), windows.get()).ifPresent(questions::add);
                }
            }
        }
        return questions;
    }

    private Optional<PastQuestion> question(Place place, TimeRange windows) {
        AlertRule fixed = condition.fixed().get(place.rule());
        return Optional.ofNullable(known.get(place))
                .filter(before -> before.reaches(windows) && windows.to().isAfter(before.second()))
                .map(before -> new PastQuestion(
                        fixed.counting(), new TimeRange(before.second().minus(fixed.window()), windows.to())));
    }

    /**
     * What a tick finds.
     *
     * @param weeks what the seconds are compared with
     * @param next what the next tick starts from
     */
    record Found(PastWeeks weeks, PastTraffic next) {}

    /**
     * Finds what the same seconds are compared with.
     *
     * @param answers to {@link #questions}
     * @param coverage what the hits speak for
     * @param changed whether hits came late, so that the known alerts must be read again
     * @throws TrafficUnavailableException where history has to be read and cannot be
     */
    Found find(Instant first, Instant last, List<CountedHits> answers, DataExtent coverage, boolean changed)
            throws TrafficUnavailableException {
        Iterator<CountedHits> answer = answers.iterator();
        PastWeeks weeks = new PastWeeks(rule, coverage.beginning());
        Map<Place, Known> next = new HashMap<>();
        for (int ago = 1; ago <= condition.weeks(); ago++) {
            Optional<TimeRange> windows = PastWeeks.windows(rule, first, last, ago);
            List<FixedAlert> alerts = new ArrayList<>();
            Optional<CountedHits> hits = windows.map(asked -> answer.next());
            if (windows.isPresent()) {
                for (int i = 0; i < condition.fixed().size(); i++) {
                    Place place = new Place(ago, i);
                    Optional<CountedHits> more = question(place, windows.get()).map(asked -> answer.next());
                    Known found = known(place, windows.get(), more, coverage, changed);
                    next.put(place, found);
                    alerts.addAll(found.alerts());
                }
            }
            weeks.add(first, last, hits, alerts);
        }
        return new Found(weeks, new PastTraffic(rule, history, next));
    }

    private Known known(
            Place place, TimeRange windows, Optional<CountedHits> more, DataExtent coverage, boolean changed)
            throws TrafficUnavailableException {
        AlertRule fixed = condition.fixed().get(place.rule());
        Known before = known.get(place);
        Instant from = windows.from().minus(CLOCK_CHANGE);
        if (changed || before == null || !before.reaches(windows)) {
            TimeRange range = new TimeRange(from, windows.to().plusSeconds(1));
            AlertReplay replay = new AlertReplay(fixed, history.counting(fixed.counting()));
            return known(fixed, range, replay.over(range, coverage), List.of());
        }
        if (more.isEmpty()) {
            return before;
        }
        AlertStretch stretch =
                AlertTimeline.of(fixed, before.state(), more.get(), coverage).stretch();
        Instant kept =
                from.isAfter(before.known().from()) ? from : before.known().from();
        List<FixedAlert> over = before.alerts().stream()
                .filter(alert -> alert.to().isAfter(kept) && alert.to().isBefore(Instant.MAX))
                .toList();
        return known(fixed, new TimeRange(kept, stretch.judged().to()), stretch, over);
    }

    private static Known known(AlertRule fixed, TimeRange range, AlertStretch newest, List<FixedAlert> before) {
        List<FixedAlert> alerts = new ArrayList<>(before);
        newest.alerts(range.from()).forEach(alert -> alerts.add(FixedAlert.of(fixed, alert)));
        return new Known(range, newest.state(), alerts);
    }
}
