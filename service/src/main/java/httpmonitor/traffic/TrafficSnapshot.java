package httpmonitor.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The store's answer to one tick, from one round trip.
 *
 * @param shown the interval that ends at the tick's instant and the totals, through the view's filter
 * @param recent hits per second of the lookback, which ends at the same instant; all hits, independent of the view
 * @param late the late hits
 * @param rules the traffic of the question's rules, in their order
 * @param durations how long the interval's hits took, independent of the view: the busiest sections, then all others;
 *     empty where that was not asked for, or no hit has a duration
 * @param store the state of the store, independent of the view
 */
public record TrafficSnapshot(
        Shown shown,
        HitSeries recent,
        LateHits late,
        List<RuleTraffic> rules,
        List<DurationHistogram> durations,
        StoreState store) {

    /** Copies the lists. */
    public TrafficSnapshot {
        rules = List.copyOf(rules);
        durations = List.copyOf(durations);
    }

    /** The interval, through the view's filter. */
    public IntervalTraffic interval() {
        return shown.interval;
    }

    /** The counts of all stored hits, through the view's filter. */
    public StoredTotals totals() {
        return shown.totals;
    }

    /** What the view asked for in addition. */
    public Closer closer() {
        return shown.closer;
    }

    /** The same, with the figures of the view from another answer about the same interval. */
    public TrafficSnapshot seenAs(TrafficSnapshot other) {
        return new TrafficSnapshot(other.shown, recent, late, rules, durations, store);
    }

    /** The same with these lists, and with sections and clients; the other lists are removed. */
    public TrafficSnapshot withoutListsExcept(Set<HitList> further) {
        Shown listed = new Shown(shown.interval.withoutListsExcept(further), shown.totals, shown.closer);
        return new TrafficSnapshot(listed, recent, late, rules, durations, store);
    }

    /**
     * The figures of the view.
     *
     * @param interval the traffic of the interval
     * @param totals the counts of all stored hits
     * @param closer what the view asked for in addition
     */
    public record Shown(IntervalTraffic interval, StoredTotals totals, Closer closer) {}

    /**
     * The state of the store, independent of the view.
     *
     * @param newestHit time of the newest hit of the lookback up to the end of the second of the question, if any;
     *     before the interval to the second only
     * @param futureHit time of the newest hit of the day that follows the question, if any: its writer's clock is ahead
     * @param beginning the second of the oldest hit, if any, where a rule asked for it
     * @param heartbeats the heartbeats of the last 24 hours, oldest {@code coveredUntil} first; empty where no
     *     source writes any
     * @param unparsed the number of all unparsed lines
     * @param newestUnparsed the newest unparsed line, if there is one
     * @param indices the number of indices with hits; 0 where the index pattern matches none
     */
    public record StoreState(
            Optional<Instant> newestHit,
            Optional<Instant> futureHit,
            Optional<Instant> beginning,
            List<SourceHeartbeat> heartbeats,
            long unparsed,
            Optional<UnparsedLine> newestUnparsed,
            int indices) {

        /** Copies the list. */
        public StoreState {
            heartbeats = List.copyOf(heartbeats);
        }
    }

    /**
     * What a view asks for in addition to the interval; each part is empty where the view does not ask for it.
     *
     * @param detail the traffic of the detail
     * @param before the span before the interval, of the same length; where there is a detail, of it
     * @param newest the newest hits, newest first; where there is a detail, of it
     */
    public record Closer(
            Optional<IntervalTraffic> detail, Optional<IntervalTraffic> before, Optional<List<StoredHit>> newest) {

        /** Nothing was asked for. */
        public static final Closer NOTHING = new Closer(Optional.empty(), Optional.empty(), Optional.empty());

        /** Copies the list. */
        public Closer {
            newest = newest.map(List::copyOf);
        }
    }

    /**
     * The traffic of one rule.
     *
     * @param recent its hits per second of its lookback
     * @param late those of its hits that came late; of a share, any hit that it is a share of
     * @param past what it asked for of earlier times, in its order
     * @param lateInPast the oldest hit that came late in each of the earlier times that it asked about, in its order;
     *     none at all where late hits were not looked for
     */
    public record RuleTraffic(
            CountedHits recent, LateHits late, List<CountedHits> past, List<Optional<Instant>> lateInPast) {

        /** Copies the lists. */
        public RuleTraffic {
            past = List.copyOf(past);
            lateInPast = List.copyOf(lateInPast);
        }

        /** Whether hits came late in any of them. */
        public boolean isLateInPast() {
            return lateInPast.stream().anyMatch(Optional::isPresent);
        }

        /** The traffic of a rule that asks for no earlier time. */
        public RuleTraffic(CountedHits recent, LateHits late) {
            this(recent, late, List.of(), List.of());
        }
    }

    /**
     * An unparsed line.
     *
     * @param reason why, a phrase for the user
     * @param path the file of the line; raw text
     * @param offset its offset in the file, empty where that is not known
     */
    public record UnparsedLine(String reason, String path, OptionalLong offset) {}
}
