package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.util.List;

/**
 * What the hits imply over a stretch of time.
 *
 * @param judged the seconds that were judged, without gaps
 * @param before the state at the second before the first of them
 * @param transitions those of the judged seconds, oldest first
 * @param state the state at the last of them; {@code before} where there are none
 * @param certainUntil the second at which the horizon first withheld a recovery, or may have done so before the stretch: what came from
 *     it on, more alerts perhaps, is open until the horizon gets there. The end of {@code judged} where nothing was withheld
 */
public record AlertStretch(
        TimeRange judged,
        AlertState before,
        List<AlertTransition> transitions,
        AlertState state,
        Instant certainUntil) {

    /** Copies the list. */
    public AlertStretch {
        transitions = List.copyOf(transitions);
    }
}
