package httpmonitor.poller.tick;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.KnownAlerts;
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

    /** How long before a past window hits that come late still matter to the alerts that may overlap it. */
    private static final Duration LATE = Duration.ofDays(1);

    private record Place(int ago, int rule) {}

    private final AlertRule rule;
    private final Unusual condition;
    private final HitHistory history;
    private final Map<Place, KnownAlerts> known;

    /**
     * With nothing known yet.
     *
     * @param rule one that compares with the usual
     * @param history the hits that it counts
     */
    PastTraffic(AlertRule rule, HitHistory history) {
        this(rule, history, Map.of());
    }

    private PastTraffic(AlertRule rule, HitHistory history, Map<Place, KnownAlerts> known) {
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
        return Optional.ofNullable(known.get(place))
                .filter(before -> reaches(before, windows) && windows.to().isAfter(before.second()))
                .map(before -> new PastQuestion(before.rule().counting(), before.needed(windows.to())));
    }

    /** Whether alerts can be continued up to the end of some windows with the answer of one tick. */
    private static boolean reaches(KnownAlerts alerts, TimeRange windows) {
        return !alerts.seconds().from().isAfter(windows.from())
                && !windows.to().isAfter(alerts.second().plus(KnownAlerts.CLOCK_CHANGE));
    }

    /** For each past week, the last one first, the seconds for which hits that come late matter. */
    List<TimeRange> late(Instant first, Instant last) {
        List<TimeRange> late = new ArrayList<>();
        for (int ago = 1; ago <= condition.weeks(); ago++) {
            late.add(PastWeeks.windows(rule, first, last, ago)
                    .map(windows -> new TimeRange(windows.from().minus(LATE), windows.to()))
                    .orElseGet(() -> new TimeRange(last, last)));
        }
        return late;
    }

    /**
     * The first second up to the last one that hits of past weeks can change; empty where there are none.
     *
     * @param late the oldest hit that came late in each week of {@link #late}
     */
    Optional<Instant> changedSince(Instant last, List<Optional<Instant>> late) {
        Optional<Instant> since = Optional.empty();
        for (int i = 0; i < late.size(); i++) {
            int ago = i + 1;
            Optional<Instant> changed = late.get(i).map(hit -> PastWeeks.firstComparedWith(rule, hit, last, ago));
            since = changed.isPresent() && since.filter(changed.get()::isAfter).isEmpty() ? changed : since;
        }
        return since;
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
     * @param late the oldest hit that came late in each week: its known alerts are read again
     * @throws TrafficUnavailableException where history has to be read and cannot be
     */
    Found find(
            Instant first, Instant last, List<CountedHits> answers, DataExtent coverage, List<Optional<Instant>> late)
            throws TrafficUnavailableException {
        Iterator<CountedHits> answer = answers.iterator();
        PastWeeks weeks = new PastWeeks(rule, coverage.beginning());
        Map<Place, KnownAlerts> next = new HashMap<>();
        for (int ago = 1; ago <= condition.weeks(); ago++) {
            Optional<TimeRange> windows = PastWeeks.windows(rule, first, last, ago);
            List<FixedAlert> alerts = new ArrayList<>();
            Optional<CountedHits> hits = windows.map(asked -> answer.next());
            boolean changed = ago <= late.size() && late.get(ago - 1).isPresent();
            if (windows.isPresent()) {
                for (int i = 0; i < condition.fixed().size(); i++) {
                    Place place = new Place(ago, i);
                    Optional<CountedHits> more = question(place, windows.get()).map(asked -> answer.next());
                    KnownAlerts found = known(place, windows.get(), more, coverage, changed);
                    next.put(place, found);
                    alerts.addAll(found.alerts());
                }
            }
            weeks.add(first, last, hits, alerts);
        }
        return new Found(weeks, new PastTraffic(rule, history, next));
    }

    private KnownAlerts known(
            Place place, TimeRange windows, Optional<CountedHits> more, DataExtent coverage, boolean changed)
            throws TrafficUnavailableException {
        KnownAlerts before = known.get(place);
        if (changed || before == null || !reaches(before, windows)) {
            AlertRule fixed = condition.fixed().get(place.rule());
            TimeRange range = new TimeRange(
                    windows.from().minus(KnownAlerts.CLOCK_CHANGE), windows.to().plusSeconds(1));
            AlertReplay replay = new AlertReplay(fixed, history.counting(fixed.counting()));
            return KnownAlerts.of(fixed, replay.over(range, coverage));
        }
        return more.isEmpty() ? before : before.continuedWith(more.get(), coverage, windows);
    }
}
