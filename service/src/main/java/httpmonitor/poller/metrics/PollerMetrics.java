package httpmonitor.poller.metrics;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.DurationHistogram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sums up ticks since the start. Thread-safe: one thread ticks, others read. */
final class PollerMetrics {

    /** The name for all sections that are not named. It is no section's name, since sections begin with a slash. */
    private static final String OTHER = "other";

    /** The ten busiest sections, and all others. */
    private static final int MOST = 11;

    private Optional<Totals> totals = Optional.empty();

    /**
     * The sums up to the last tick.
     *
     * @param last the last tick
     * @param at the wall time at which it was over
     * @param ticks the number of ticks
     * @param unanswered ticks that the store did not answer
     * @param missed ticks that were not run
     * @param took the total time of the store's answers
     * @param durations the durations of hits by section, in the order in which the sections came
     */
    record Totals(
            TickReport last,
            Instant at,
            long ticks,
            long unanswered,
            long missed,
            Duration took,
            Map<String, DurationHistogram> durations) {}

    /** Adds a tick that was over at wall time {@code at}. */
    synchronized void tick(TickReport report, Instant at) {
        Totals before = totals.orElse(new Totals(report, at, 0, 0, 0, Duration.ZERO, Map.of()));
        totals = Optional.of(new Totals(
                report,
                at,
                before.ticks() + 1,
                before.unanswered() + (report.traffic().isPresent() ? 0 : 1),
                before.missed() + report.missedTicks(),
                before.took().plus(report.took()),
                sums(before.durations(), durations(report))));
    }

    /** The sums; empty before the first tick. */
    synchronized Optional<Totals> totals() {
        return totals;
    }

    private static List<DurationHistogram> durations(TickReport report) {
        return report.interval()
                .flatMap(known -> report.traffic())
                .map(traffic -> traffic.durations())
                .orElse(List.of());
    }

    /**
     * Adds a tick to the sums of a bounded number of sections. Where all places are taken, a newly busy section
     * replaces one that is no longer among the busiest. A section that comes back starts from zero.
     */
    private static Map<String, DurationHistogram> sums(
            Map<String, DurationHistogram> before, List<DurationHistogram> tick) {
        Map<String, DurationHistogram> sums = new LinkedHashMap<>(before);
        Set<String> now = tick.stream().map(PollerMetrics::name).collect(Collectors.toSet());
        long newcomers =
                now.stream().filter(section -> !sums.containsKey(section)).count();
        for (String section : new ArrayList<>(sums.keySet())) {
            if (sums.size() + newcomers > MOST && !now.contains(section)) {
                sums.remove(section);
            }
        }
        tick.forEach(durations -> sums.merge(name(durations), durations, DurationHistogram::plus));
        return Collections.unmodifiableMap(sums);
    }

    private static String name(DurationHistogram durations) {
        return durations.section().orElse(OTHER);
    }
}
