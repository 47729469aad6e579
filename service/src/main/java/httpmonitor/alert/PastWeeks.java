package httpmonitor.alert;

import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hits of past weeks, at the local times of some seconds, that a rule compares those seconds with. */
public final class PastWeeks {

    /**
     * The window of one past week.
     *
     * @param ago how many weeks ago, from 1 on
     * @param window its seconds; empty where a change of the clocks left out the local time at which it would end
     * @param count what it holds; zero where it is not known
     * @param leftOut why it cannot be compared with, a phrase; empty where it can
     */
    public record Week(int ago, Optional<TimeRange> window, WindowCount count, Optional<String> leftOut) {}

    /**
     * One past week, over all seconds.
     *
     * @param counts empty where the clocks left out all of its local times
     * @param usable the windows that can be compared with, by their places in {@code counts}
     */
    private record Past(LocalWeek week, Optional<WindowCounts> counts, List<FixedAlert> alerts, BitSet usable) {

        /** What the window for a second holds; empty where it cannot be compared with. */
        Optional<WindowCount> usable(Instant t) {
            return counts.isEmpty()
                    ? Optional.empty()
                    : week.before(t)
                            .filter(then -> counts.get().isIn(usable, then))
                            .map(then -> counts.get().at(then));
        }
    }

    private final Unusual condition;
    private final Duration window;
    private final Instant beginning;
    private final List<Past> weeks = new ArrayList<>();

    /**
     * Without any week yet.
     *
     * @param rule one that compares with the usual
     * @param beginning the second of the oldest stored hit, {@link Instant#MAX} where there is none
     */
    public PastWeeks(AlertRule rule, Instant beginning) {
        this.condition = rule.unusual().orElseThrow();
        this.window = rule.window();
        this.beginning = beginning;
    }

    /**
     * An alert of a rule with a threshold of its own.
     *
     * @param rule what users call the rule
     * @param to when it recovered, {@link Instant#MAX} while it is firing
     */
    public record FixedAlert(String rule, Instant from, Instant to) {

        /** The alert of a rule. */
        public static FixedAlert of(AlertRule rule, Alert alert) {
            return new FixedAlert(
                    rule.name().orElse("default"),
                    alert.firedAt(),
                    alert.recoveredAt().orElse(Instant.MAX));
        }

        boolean overlaps(TimeRange range) {
            return from.isBefore(range.to()) && to.isAfter(range.from());
        }
    }

    /**
     * The seconds of a past week that hold the windows for some seconds, from the first to the last.
     *
     * @param ago how many weeks ago
     * @return empty where a change of the clocks left out all of their local times
     */
    public static Optional<TimeRange> windows(AlertRule rule, Instant first, Instant last, int ago) {
        LocalWeek week = LocalWeek.of(rule.unusual().orElseThrow().zone(), ago, first, last);
        if (week.distance().isPresent()) {
            Instant to = week.before(last).orElseThrow();
            return Optional.of(new TimeRange(week.before(first).orElseThrow().minus(rule.window()), to));
        }
        List<Instant> ends = Stream.iterate(first, t -> !t.isAfter(last), t -> t.plusSeconds(1))
                .flatMap(t -> week.before(t).stream())
                .toList();
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(new TimeRange(Collections.min(ends).minus(rule.window()), Collections.max(ends)));
    }

    /**
     * A second before which no second is compared with windows that hold a hit of a past week, or lie behind it.
     *
     * @param hit one of a past week, before the window for {@code last}
     * @param last the last second that is judged
     * @param ago how many weeks ago the week is
     */
    public static Instant firstComparedWith(AlertRule rule, Instant hit, Instant last, int ago) {
        Instant second = hit.truncatedTo(ChronoUnit.SECONDS);
        Instant later = second.plus(Duration.ofDays(7L * ago));
        Instant some = later.isBefore(last) ? later : last;
        return LocalWeek.of(rule.unusual().orElseThrow().zone(), ago, some, last)
                .distance()
                .map(second::plus)
                .orElse(some.minus(LocalWeek.CHANGE));
    }

    /**
     * Adds the next week, for the seconds from the first to the last.
     *
     * @param hits those of {@link #windows}; empty where there are none
     * @param alerts all that overlap them, of rules with thresholds of their own
     */
    public void add(Instant first, Instant last, Optional<CountedHits> hits, List<FixedAlert> alerts) {
        Optional<WindowCounts> counts = hits.map(counted -> WindowCounts.of(counted, window));
        weeks.add(new Past(
                LocalWeek.of(condition.zone(), weeks.size() + 1, first, last),
                counts,
                alerts.stream().sorted(Comparator.comparing(FixedAlert::from)).toList(),
                counts.map(windows -> usable(windows, alerts)).orElseGet(BitSet::new)));
    }

    /** The same as {@link #leftOut} says, for all windows at once. */
    private BitSet usable(WindowCounts windows, List<FixedAlert> alerts) {
        BitSet usable = windows.notEmpty();
        windows.clear(usable, Instant.MIN.getEpochSecond(), beginning.getEpochSecond() + window.toSeconds());
        for (FixedAlert alert : alerts) {
            windows.clear(usable, alert.from().getEpochSecond() + 1, alert.to().getEpochSecond() + window.toSeconds());
        }
        return usable;
    }

    /** The usual at a second. */
    Usual at(Instant t) {
        List<WindowCount> usable = new ArrayList<>(weeks.size());
        for (Past past : weeks) {
            past.usable(t).ifPresent(usable::add);
        }
        return new Usual(weeks.size(), usable);
    }

    /** The weeks that a second is compared with, and those that are left out, the last one first. */
    List<Week> weeksAt(Instant t) {
        return weeks.stream().map(past -> week(past, t)).toList();
    }

    private Week week(Past past, Instant t) {
        int ago = past.week().ago();
        Optional<Instant> then = past.week().before(t);
        if (then.isEmpty()) {
            return new Week(
                    ago, Optional.empty(), WindowCount.of(0), Optional.of("the clocks left out this local time"));
        }
        TimeRange range = TimeRange.endingAt(then.get(), window);
        WindowCount count = past.counts().orElseThrow().at(then.get());
        return new Week(ago, Optional.of(range), count, leftOut(range, count, past.alerts()));
    }

    private Optional<String> leftOut(TimeRange range, WindowCount count, List<FixedAlert> alerts) {
        if (range.from().isBefore(beginning)) {
            return Optional.of("before the oldest stored hit");
        }
        if (count.total() == 0) {
            return Optional.of("no hit is stored");
        }
        return alerts.stream()
                .filter(alert -> alert.overlaps(range))
                .findFirst()
                .map(alert -> "rule " + alert.rule() + " was firing");
    }
}
