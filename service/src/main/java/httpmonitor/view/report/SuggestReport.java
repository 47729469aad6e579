package httpmonitor.view.report;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.suggest.AlertBudget;
import httpmonitor.alert.suggest.ThresholdSuggestions;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.WindowContrast;
import java.util.List;

/**
 * The thresholds that suit a rule.
 *
 * @param rule what was judged; its threshold does not matter
 * @param range the seconds that were asked about, of which all or some could be judged
 * @param budget how often the rule may fire
 * @param suggestions what was found
 * @param busiest whose hits the busiest windows hold, in their order
 * @param options what makes the rule's threshold the suggested one, as it stands on a command line
 */
public record SuggestReport(
        AlertRule rule,
        TimeRange range,
        AlertBudget budget,
        ThresholdSuggestions suggestions,
        List<WindowContrast> busiest,
        String options) {

    /** Copies the list. */
    public SuggestReport {
        busiest = List.copyOf(busiest);
    }
}
