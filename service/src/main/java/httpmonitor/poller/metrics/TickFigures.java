package httpmonitor.poller.metrics;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The figures of one tick. What is empty is not known; it is left out of the exposition, never shown as 0.
 *
 * @param intervalRate hits per second of the interval
 * @param rules each rule's figures
 * @param blind whether the poller sees too little to judge
 * @param lagSeconds wall clock minus the newest hit
 * @param backlogBytes bytes that fresh sources hold and the store does not yet
 * @param unparsed lines kept aside
 * @param missed ticks slept through since the tick before
 * @param took how long the store's answer took, or the wait for it
 * @param durations how long the interval's hits took, section by section; nothing where none has a duration
 * @param answer why the store gave none, empty where it answered
 */
public record TickFigures(
        OptionalDouble intervalRate,
        List<RuleFigures> rules,
        boolean blind,
        OptionalDouble lagSeconds,
        OptionalLong backlogBytes,
        OptionalLong unparsed,
        long missed,
        Duration took,
        List<SectionHistogram> durations,
        Answer answer) {

    /** Copies the lists. */
    public TickFigures {
        rules = List.copyOf(rules);
        durations = List.copyOf(durations);
    }

    /** Whether the store answered. */
    public sealed interface Answer {

        /** It did. */
        record Given() implements Answer {}

        /**
         * It did not.
         *
         * @param reason a phrase for people
         */
        record Missing(String reason) implements Answer {}
    }

    /**
     * One rule.
     *
     * @param rule its name
     * @param unit what it compares with its threshold
     * @param level that of its window
     * @param threshold beyond which it fires
     * @param firing whether it fires, or fired when that was last known
     */
    public record RuleFigures(String rule, Unit unit, OptionalDouble level, double threshold, boolean firing) {}

    /** What rules compare. */
    public enum Unit {
        HITS_PER_SECOND,
        /** Of all hits. */
        PERCENT
    }
}
