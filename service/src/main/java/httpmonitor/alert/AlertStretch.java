package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The transitions and the state that the hits imply over a stretch of time.
 *
 * @param judged the seconds that were judged, without gaps
 * @param before the state at the second before the first of them
 * @param transitions the transitions of the judged seconds, oldest first
 * @param state the state at the last judged second; {@code before} where there is none
 * @param certainUntil the second from which the result is uncertain until the horizon reaches it, because a change
 *     waits for the horizon there. The end of {@code judged} where no change waits
 * @param withoutBaseline the number of seconds without a baseline
 */
public record AlertStretch(
        TimeRange judged,
        AlertState before,
        List<AlertTransition> transitions,
        AlertState state,
        Instant certainUntil,
        long withoutBaseline) {

    /** Copies the list. */
    public AlertStretch {
        transitions = List.copyOf(transitions);
    }

    /** A stretch of a rule that does not compare with the usual. */
    public AlertStretch(
            TimeRange judged,
            AlertState before,
            List<AlertTransition> transitions,
            AlertState state,
            Instant certainUntil) {
        this(judged, before, transitions, state, certainUntil, 0);
    }

    /** Its alerts, oldest first; those that fired before {@code from} are marked. */
    public List<Alert> alerts(Instant from) {
        return AlertList.of(this, from);
    }

    /**
     * This stretch and the one right after it, joined: an alert that spans both is then corrected as one.
     *
     * @throws IllegalArgumentException where {@code next} does not begin where this one ends, or from another state
     */
    public AlertStretch followedBy(AlertStretch next) {
        if (!next.judged.from().equals(judged.to()) || !next.before.equals(state)) {
            throw new IllegalArgumentException("a stretch over " + next.judged + " does not follow one over " + judged);
        }
        List<AlertTransition> all = new ArrayList<>(transitions);
        all.addAll(next.transitions);
        Instant certain = certainUntil.isBefore(judged.to()) ? certainUntil : next.certainUntil;
        return new AlertStretch(
                new TimeRange(judged.from(), next.judged.to()),
                before,
                all,
                next.state,
                certain,
                withoutBaseline + next.withoutBaseline);
    }
}
