package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The alert over a series of hits, second by second.
 *
 * <p>A fold: it can be cut at any second and continued with {@link #stateAt} as the state before, and finds the same
 * while the horizon is the same. A state for another horizon must be one at or before the present horizon. The cost is
 * one step per second, for any length of the window.
 */
public final class AlertTimeline {

    private final AlertJudge judge;
    private final WindowCounts windows;
    private final AlertStretch stretch;

    private AlertTimeline(AlertJudge judge, WindowCounts windows, AlertStretch stretch) {
        this.judge = judge;
        this.windows = windows;
        this.stretch = stretch;
    }

    /**
     * Judges every second after the first, S, whose window is known.
     *
     * @param before the state at S, which is judged already
     * @param windows each with the usual where the rule compares with it
     * @param coverage what the hits speak for: what hits to come could take back is withheld after its horizon
     */
    public static AlertTimeline of(AlertRule rule, AlertState before, WindowCounts windows, DataExtent coverage) {
        AlertJudge judge = new AlertJudge(rule, coverage);
        AlertFold fold = new AlertFold(judge, before, windows.first());
        fold.advance(windows, windows.last());
        TimeRange judged =
                new TimeRange(windows.first().plusSeconds(1), windows.last().plusSeconds(1));
        return new AlertTimeline(judge, windows, fold.over(judged));
    }

    /** The result, as input for the notifications. */
    public AlertStretch stretch() {
        return stretch;
    }

    /**
     * The state at one second, that second judged.
     *
     * @param second a whole second from S to the end of the series
     * @throws IllegalArgumentException for any other instant
     */
    public AlertState stateAt(Instant second) {
        if (!second.equals(second.truncatedTo(ChronoUnit.SECONDS))
                || second.isBefore(windows.first())
                || second.isAfter(windows.last())) {
            throw new IllegalArgumentException("the state at " + second
                    + " is not known, only that of whole seconds from " + windows.first() + " to " + windows.last());
        }
        AlertFold fold = new AlertFold(judge, stretch.before(), windows.first());
        fold.advance(windows, second);
        return fold.state();
    }
}
