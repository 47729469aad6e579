package httpmonitor.view.screen.state;

import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitSteps;
import java.util.List;
import java.util.Optional;

/**
 * A tick that has been answered.
 *
 * @param viewpoint the viewpoint that the answer is for
 * @param report the figures and lists of the viewpoint's interval
 * @param judged the newest tick that evaluates the alert, which is later than {@code report} where the viewpoint's
 *     interval is longer than that of ticks
 * @param history the chart's hits before the tick; read once for each chart, empty otherwise
 * @param earlier the alert's events of the week before, oldest first; read once, empty otherwise
 */
public record AnsweredTick(
        Viewpoint viewpoint,
        TickReport report,
        TickReport judged,
        Optional<HitSteps> history,
        Optional<List<RuleEvent>> earlier) {

    /** An answer whose figures and alert are of the same tick. */
    public AnsweredTick(Viewpoint viewpoint, TickReport report, Optional<HitSteps> history) {
        this(viewpoint, report, report, history, Optional.empty());
    }
}
