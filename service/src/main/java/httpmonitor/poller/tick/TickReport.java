package httpmonitor.poller.tick;

import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The report of one tick. All outputs are made only from it.
 *
 * @param range the interval; its end is the tick's instant
 * @param missedTicks how many ticks between the one before and this one were not run
 * @param traffic the store's answer, empty where there was none
 * @param judged what all rules say
 * @param ingest the state of ingestion
 * @param took how long the store's answer took
 * @param notes sentences for the user about this tick, for example that a source was dropped
 * @param waiting a sentence for each named log that does not exist; its traffic is not known
 */
public record TickReport(
        TimeRange range,
        long missedTicks,
        Optional<TrafficSnapshot> traffic,
        Judged judged,
        Ingest ingest,
        Duration took,
        List<String> notes,
        List<String> waiting) {

    /** Copies its lists. */
    public TickReport {
        notes = List.copyOf(notes);
        waiting = List.copyOf(waiting);
    }

    /** The same tick of a program that waits for logs, with a sentence for each. */
    public TickReport waitingFor(List<String> logs) {
        return new TickReport(range, missedTicks, traffic, judged, ingest, took, notes, logs);
    }

    /**
     * Whether the store answers and holds no hit. All searches must agree, since a refresh between them may show the
     * first hits to only one.
     */
    public boolean isBeforeFirstHit() {
        return traffic.filter(stored -> stored.totals().hits() == 0
                        && stored.interval().hits() == 0
                        && stored.recent().sum() == 0
                        && stored.store().newestHit().isEmpty())
                .isPresent();
    }

    /** The same tick, with the figures that a user looks at from another answer about its interval. */
    public TickReport seenAs(TrafficSnapshot other) {
        return over(range, Optional.of(other));
    }

    /** The same tick with these lists, and with sections and clients; the other lists are removed. */
    public TickReport withoutListsExcept(Set<HitList> further) {
        return traffic.map(snapshot -> seenAs(snapshot.withoutListsExcept(further)))
                .orElse(this);
    }

    /**
     * The same tick with the figures of another interval.
     *
     * @param other the answer about that interval, empty where there is none
     */
    public TickReport over(TimeRange interval, Optional<TrafficSnapshot> other) {
        Optional<TrafficSnapshot> seen = traffic.flatMap(snapshot -> other.map(snapshot::seenAs));
        return new TickReport(interval, missedTicks, seen, judged, ingest, took, notes, waiting);
    }

    /** The same tick for a time without stored data: the alerts are not known. */
    public TickReport unknown(String note) {
        List<AlertReport> unknown = alerts().stream()
                .map(alert -> new AlertReport(
                        alert.rule(), Optional.empty(), Optional.empty(), alert.blind(), Flapping.NONE, false))
                .toList();
        Judged nothing = new Judged(unknown, news(), history(), earlierEvents());
        return new TickReport(range, missedTicks, traffic, nothing, ingest, took, List.of(note), waiting);
    }

    /** The alerts of all rules at the tick's instant, at least one; the first is that of the rate of all hits. */
    public List<AlertReport> alerts() {
        return judged.alerts;
    }

    /** The events since the tick before, in the order of the times that they are about. */
    public List<RuleEvent> news() {
        return judged.news;
    }

    /** The newest events so far, oldest first, {@link #news} included. */
    public List<RuleEvent> history() {
        return judged.history;
    }

    /** The number of events before these. */
    public long earlierEvents() {
        return judged.earlier;
    }

    /** The alert about the rate of all hits. */
    public AlertReport alert() {
        return alerts().getFirst();
    }

    /** The alerts of the further rules. */
    public List<AlertReport> furtherAlerts() {
        return alerts().subList(1, alerts().size());
    }

    /**
     * The traffic of the interval, empty where not all of it is known: partial numbers are not shown.
     */
    public Optional<IntervalTraffic> interval() {
        return alert().blind().isPresent() ? Optional.empty() : traffic.map(TrafficSnapshot::interval);
    }

    /**
     * What all rules say at a tick.
     *
     * @param alerts at least one
     * @param news in the order of the times that they are about
     * @param history the newest events, oldest first
     * @param earlier the number of events before these
     */
    public record Judged(List<AlertReport> alerts, List<RuleEvent> news, List<RuleEvent> history, long earlier) {

        /** Copies the lists. */
        public Judged {
            alerts = List.copyOf(alerts);
            if (alerts.isEmpty()) {
                throw new IllegalArgumentException("a tick must report on at least one rule");
            }
            news = List.copyOf(news);
            history = List.copyOf(history);
        }
    }

    /**
     * The state of ingestion; an empty value is not known, or was not asked for.
     *
     * @param lagSeconds wall clock minus the newest hit
     * @param backlogBytes bytes of fresh sources that are not stored yet
     * @param unparsed the number of unparsed lines
     * @param heartbeatAgeSeconds wall clock minus the newest heartbeat
     */
    public record Ingest(
            OptionalDouble lagSeconds,
            OptionalLong backlogBytes,
            OptionalLong unparsed,
            OptionalDouble heartbeatAgeSeconds) {

        /** Nothing is known. */
        public static final Ingest UNKNOWN =
                new Ingest(OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());
    }
}
