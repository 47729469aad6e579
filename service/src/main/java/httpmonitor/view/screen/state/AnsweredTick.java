package httpmonitor.view.screen.state;

import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitSteps;
import java.util.List;
import java.util.Optional;

/**
 * A tick that has been answered.
 *
 * @param viewpoint what was asked for
 * @param report the figures and lists of the viewpoint's interval
 * @param judged the newest tick that evaluates the alert, which is later than {@code report} where the viewpoint's
 *     interval is longer than that of ticks
 * @param history what the chart shows of the time before it, where that was read: once for each chart
 * @param earlier what the alert did in the week before, oldest first, where that was read: once
 */
public record AnsweredTick(
        Viewpoint viewpoint,
        TickReport report,
        TickReport judged,
        Optional<HitSteps> history,
        Optional<List<RuleEvent>> earlier) {

    /** The answer of one tick for figures and alert. */
    public AnsweredTick(Viewpoint viewpoint, TickReport report, Optional<HitSteps> history) {
        this(viewpoint, report, report, history, Optional.empty());
    }
}
