package httpmonitor.alert;

import httpmonitor.alert.Usual.Week;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hits of past weeks, at the local times of some seconds, that a rule compares those seconds with. */
public final class PastWeeks {

    private record Past(LocalWeek week, Optional<WindowCounts> counts, List<FixedAlert> alerts) {}

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
     * Adds the next week, for the seconds from the first to the last.
     *
     * @param hits those of {@link #windows}; empty where there are none
     * @param alerts all that overlap them, of rules with thresholds of their own
     */
    public void add(Instant first, Instant last, Optional<CountedHits> hits, List<FixedAlert> alerts) {
        weeks.add(new Past(
                LocalWeek.of(condition.zone(), weeks.size() + 1, first, last),
                hits.map(counted -> WindowCounts.of(counted, window)),
                alerts.stream().sorted(Comparator.comparing(FixedAlert::from)).toList()));
    }

    /** The usual at a second. */
    Usual at(Instant t) {
        return new Usual(weeks.stream().map(past -> week(past, t)).toList());
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
