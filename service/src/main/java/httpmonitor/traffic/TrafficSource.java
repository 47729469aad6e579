package httpmonitor.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The port that a poller asks once a tick. As a history it counts all hits. */
public interface TrafficSource extends HitHistory {

    /** The index pattern of the hits. */
    String pattern();

    /**
     * The question of a tick. Its times are whole seconds, so pollers ask the same at the same tick, and a store may
     * answer all of them from its cache.
     *
     * @param interval the interval to report
     * @param lookback the seconds to count one by one; ends where the interval ends, and holds it
     * @param now the wall time, cut to its second
     * @param lateSince hits of {@code late} that were read at or after this time are late; empty: do not ask for them
     * @param late the seconds for which late hits matter
     * @param rules the questions of further rules
     * @param view the view of the user, for the interval, the totals and the detail; counts per second are of all hits
     * @param countsLate whether to count all hits of {@code late}
     */
    record Question(
            TimeRange interval,
            TimeRange lookback,
            Instant now,
            Optional<Instant> lateSince,
            TimeRange late,
            List<RuleQuestion> rules,
            View view,
            boolean countsLate) {

        /** Copies the list, and cuts times to seconds: hits that were read earlier in that second may count as late. */
        public Question {
            now = now.truncatedTo(ChronoUnit.SECONDS);
            lateSince = lateSince.map(since -> since.truncatedTo(ChronoUnit.SECONDS));
            rules = List.copyOf(rules);
        }

        /** A question without the count of {@code late}. */
        public Question(
                TimeRange interval,
                TimeRange lookback,
                Instant now,
                Optional<Instant> lateSince,
                TimeRange late,
                List<RuleQuestion> rules,
                View view) {
            this(interval, lookback, now, lateSince, late, rules, view, false);
        }

        /** A question about all hits only, without further rules or a view. */
        public Question(
                TimeRange interval, TimeRange lookback, Instant now, Optional<Instant> lateSince, TimeRange late) {
            this(interval, lookback, now, lateSince, late, List.of(), View.EVERYTHING);
        }

        /** A question about a view only: of the hits per second, the last is read, because a day has too many. */
        public static Question about(TimeRange interval, Instant now, View view) {
            TimeRange second = TimeRange.endingAt(interval.to(), Duration.ofSeconds(1));
            return new Question(interval, second, now, Optional.empty(), interval, List.of(), view);
        }

        /** Whether a rule needs the beginning of the log. */
        public boolean asksForBeginning() {
            return rules.stream().anyMatch(RuleQuestion::beginning);
        }
    }

    /**
     * The question of a rule.
     *
     * @param counting which hits to count
     * @param lookback the seconds to count one by one
     * @param late the seconds for which hits that come late matter
     * @param beginning whether it matters where the log begins
     * @param countsLate whether all hits of {@code late} are to be counted
     * @param past what else to count second by second
     * @param lateInPast the seconds of earlier times for which hits that come late matter, week by week
     */
    record RuleQuestion(
            Counting counting,
            TimeRange lookback,
            TimeRange late,
            boolean beginning,
            boolean countsLate,
            List<PastQuestion> past,
            List<TimeRange> lateInPast) {

        /** Copies the lists. */
        public RuleQuestion {
            past = List.copyOf(past);
            lateInPast = List.copyOf(lateInPast);
        }
    }

    /**
     * Seconds of an earlier time that a rule compares with.
     *
     * @param counting which hits to count
     * @param range the seconds to count one by one
     */
    record PastQuestion(Counting counting, TimeRange range) {}

    /**
     * The answer, in exactly one round trip.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    TrafficSnapshot snapshot(Question question) throws TrafficUnavailableException;

    /**
     * The second of the oldest hit, if any: the beginning of the log. Archived hits do not count.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    Optional<Instant> beginning() throws TrafficUnavailableException;

    /**
     * How many indices hold hits, those that do not count included; 0 where the index pattern matches none.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part, or where the hits
     *     may not be read
     */
    int indices() throws TrafficUnavailableException;

    /**
     * The heartbeats of the last 24 hours before {@code now}, oldest {@code coveredUntil} first.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    List<SourceHeartbeat> heartbeats(Instant now) throws TrafficUnavailableException;
}
