package httpmonitor.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The store's answer to one tick, from one round trip.
 *
 * @param interval the interval that ends at the tick's instant, as far as it is looked at
 * @param recent hits per second of the lookback, which ends at the same instant; all hits, independent of the view
 * @param totals all stored hits, as far as they are looked at
 * @param newestHit time of the newest hit of the lookback up to the end of the second of the question, if any; of one
 *     from before the interval, its second
 * @param late the hits that came late
 * @param heartbeats those of the last 24 hours, oldest {@code coveredUntil} first; empty where no source writes any
 * @param unparsed lines kept aside, all of them
 * @param indices how many indices hold hits; 0 where the index pattern matches none
 * @param rules what the question's rules asked for, in their order
 * @param beginning the second of the oldest hit, if any, where a rule asked for it
 * @param futureHit time of the newest hit of the day that follows the question, if any: its writer's clock is ahead
 * @param newestUnparsed the newest of the lines kept aside, if there are any
 * @param closer what the view asked for besides
 * @param durations how long the interval's hits took, independent of the view: the busiest sections, then all others;
 *     empty where that was not asked for, or no hit has a duration
 */
public record TrafficSnapshot(
        IntervalTraffic interval,
        HitSeries recent,
        StoredTotals totals,
        Optional<Instant> newestHit,
        LateHits late,
        List<SourceHeartbeat> heartbeats,
        long unparsed,
        int indices,
        List<RuleTraffic> rules,
        Optional<Instant> beginning,
        Optional<Instant> futureHit,
        Optional<UnparsedLine> newestUnparsed,
        Closer closer,
        List<SectionDurations> durations) {

    /** Copies the lists. */
    public TrafficSnapshot {
        heartbeats = List.copyOf(heartbeats);
        rules = List.copyOf(rules);
        durations = List.copyOf(durations);
    }

    /** The same with what someone looks at from another answer about the same interval. */
    public TrafficSnapshot seenAs(TrafficSnapshot other) {
        return showing(other.interval, other.totals, other.closer);
    }

    /** The same without further lists but these. */
    public TrafficSnapshot listing(Set<HitList> further) {
        return showing(interval.listing(further), totals, closer);
    }

    private TrafficSnapshot showing(IntervalTraffic shown, StoredTotals stored, Closer looked) {
        return new TrafficSnapshot(
                shown,
                recent,
                stored,
                newestHit,
                late,
                heartbeats,
                unparsed,
                indices,
                rules,
                beginning,
                futureHit,
                newestUnparsed,
                looked,
                durations);
    }

    /**
     * What a view asks for besides the interval; each is empty where it does not ask for it.
     *
     * @param detail the hits that it looks into
     * @param before the span before the interval, of the same length: of the detail, if any
     * @param newest the newest hits, newest first: of the detail, if any
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
     * What a rule gets to know.
     *
     * @param recent its hits per second of its lookback
     * @param late those of its hits that came late; of a share, any hit that it is a share of
     * @param past what it asked for of earlier times, in its order
     * @param lateInPast whether hits came late for those times
     */
    public record RuleTraffic(CountedHits recent, LateHits late, List<CountedHits> past, boolean lateInPast) {

        /** Copies the list. */
        public RuleTraffic {
            past = List.copyOf(past);
        }

        /** Of a rule that asks for no earlier time. */
        public RuleTraffic(CountedHits recent, LateHits late) {
            this(recent, late, List.of(), false);
        }
    }

    /**
     * A line that is not a hit.
     *
     * @param reason why, a phrase for the user
     * @param path of the file that it stands in; raw text
     * @param offset where it begins there, empty where that is not known
     */
    public record UnparsedLine(String reason, String path, OptionalLong offset) {}
}
