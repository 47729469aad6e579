package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** The last judged second; the one before the range where that is empty. */
    public Instant last() {
        return judged.to().minusSeconds(1);
    }

    /** Its alerts, oldest first; those that fired before {@code from} are marked. */
    public List<Alert> alerts(Instant from) {
        List<Alert> alerts = new ArrayList<>();
        WindowCount atFire = before instanceof Firing firing ? firing.window() : WindowCount.of(0);
        for (AlertTransition transition : transitions) {
            switch (transition) {
                case Fired fired -> atFire = fired.window();
                case Recovered end ->
                    alerts.add(new Alert(
                            end.firedAt(),
                            Optional.of(end.time()),
                            atFire,
                            end.peak(),
                            end.firedAt().isBefore(from),
                            end.lostBaseline()));
            }
        }
        if (state instanceof Firing firing) {
            Instant since = firing.since();
            alerts.add(new Alert(since, Optional.empty(), firing.window(), firing.peak(), since.isBefore(from), false));
        }
        return List.copyOf(alerts);
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
