package httpmonitor.traffic;

import httpmonitor.traffic.TrafficFilter.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The port that a poller asks, once a tick. As a history it counts every hit that it looks at. */
public interface TrafficSource extends HitHistory {

    /** Where the hits are looked for, as users name it: an index pattern. */
    String pattern();

    /**
     * What a tick wants to know.
     *
     * @param interval the interval to report
     * @param lookback the seconds to count one by one; ends where the interval ends, and holds it
     * @param now wall clock of the question
     * @param lateSince hits of {@code late} that were read at or after this time have come late; empty: do not look
     * @param late the seconds for which late hits matter
     * @param rules what else to count second by second
     * @param detail the hits of the interval to look into besides, if any
     */
    record Question(
            TimeRange interval,
            TimeRange lookback,
            Instant now,
            Optional<Instant> lateSince,
            TimeRange late,
            List<RuleQuestion> rules,
            Optional<Condition> detail) {

        /** Copies the list. */
        public Question {
            rules = List.copyOf(rules);
        }

        /** A question about all hits together and nothing else. */
        public Question(
                TimeRange interval, TimeRange lookback, Instant now, Optional<Instant> lateSince, TimeRange late) {
            this(interval, lookback, now, lateSince, late, List.of(), Optional.empty());
        }

        /** Whether some rule needs to know where the log begins. */
        public boolean asksForBeginning() {
            return rules.stream().anyMatch(RuleQuestion::beginning);
        }
    }

    /**
     * What a rule wants to know.
     *
     * @param counting which hits
     * @param lookback the seconds to count one by one
     * @param late the seconds for which hits that come late matter
     * @param beginning whether it matters where the log begins
     */
    record RuleQuestion(Counting counting, TimeRange lookback, TimeRange late, boolean beginning) {}

    /**
     * The answer, in exactly one round trip.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    TrafficSnapshot snapshot(Question question) throws TrafficUnavailableException;

    /** The history of the hits that a rule counts. */
    HitHistory counting(Counting counting);

    /**
     * The second of the oldest hit, if any: where the log begins.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    Optional<Instant> beginning() throws TrafficUnavailableException;

    /**
     * Looks into some hits of an interval, in a request of its own.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    DetailTraffic detail(TimeRange interval, Condition of) throws TrafficUnavailableException;

    /**
     * The heartbeats of the last 24 hours before {@code now}, oldest {@code coveredUntil} first.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    List<SourceHeartbeat> heartbeats(Instant now) throws TrafficUnavailableException;
}
