package httpmonitor.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The port that a poller asks, once a tick. As a history it counts every hit that it looks at. */
public interface TrafficSource extends HitHistory {

    /** Where the hits are looked for, as users name it: an index pattern. */
    String pattern();

    /**
     * What a tick wants to know. Its times are whole seconds: so pollers that ask at the same tick ask the same, and a
     * store may answer all of them with what it has found for the first.
     *
     * @param interval the interval to report
     * @param lookback the seconds to count one by one; ends where the interval ends, and holds it
     * @param now wall clock of the question; cut to its second
     * @param lateSince hits of {@code late} that were read at or after this time have come late; empty: do not look
     * @param late the seconds for which late hits matter
     * @param rules what else to count second by second
     * @param view what someone looks at: the interval, the totals and the detail are about nothing else, everything
     *     second by second is about every hit
     * @param countsLate whether all hits of {@code late} are to be counted
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

        /** Copies the list, and cuts times to seconds: what was read earlier in that second may count as late. */
        public Question {
            now = now.truncatedTo(ChronoUnit.SECONDS);
            lateSince = lateSince.map(since -> since.truncatedTo(ChronoUnit.SECONDS));
            rules = List.copyOf(rules);
        }

        /** A question that does not count the hits for which late ones matter. */
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

        /** A question about all hits together and nothing else. */
        public Question(
                TimeRange interval, TimeRange lookback, Instant now, Optional<Instant> lateSince, TimeRange late) {
            this(interval, lookback, now, lateSince, late, List.of(), View.EVERYTHING);
        }

        /** A question about what someone looks at and nothing else. */
        public static Question about(TimeRange interval, Instant now, View view) {
            return new Question(interval, interval, now, Optional.empty(), interval, List.of(), view);
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
     * @param countsLate whether all hits of {@code late} are to be counted
     * @param past what else to count second by second
     */
    record RuleQuestion(
            Counting counting,
            TimeRange lookback,
            TimeRange late,
            boolean beginning,
            boolean countsLate,
            List<PastQuestion> past) {

        /** How long before the seconds of {@link #past} hits that come late still matter to them. */
        private static final Duration LATE_IN_PAST = Duration.ofDays(1);

        /** Copies the list. */
        public RuleQuestion {
            past = List.copyOf(past);
        }

        /** The seconds for which hits that come late matter to {@link #past}. */
        public List<TimeRange> lateInPast() {
            return past.stream()
                    .map(PastQuestion::range)
                    .map(range -> new TimeRange(range.from().minus(LATE_IN_PAST), range.to()))
                    .toList();
        }
    }

    /**
     * Seconds of an earlier time that a rule compares with.
     *
     * @param counting which hits
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
     * The second of the oldest hit, if any: where the log begins.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    Optional<Instant> beginning() throws TrafficUnavailableException;

    /**
     * The heartbeats of the last 24 hours before {@code now}, oldest {@code coveredUntil} first.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    List<SourceHeartbeat> heartbeats(Instant now) throws TrafficUnavailableException;
}
