package httpmonitor.view.report;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.suggest.AlertBudget;
import httpmonitor.alert.suggest.ThresholdSuggestions;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.WindowContrast;
import java.util.List;

/**
 * The suggested thresholds for a rule.
 *
 * @param rule the rule; its threshold does not matter
 * @param range the requested range, of which all or a part was judged
 * @param budget how often the rule may fire
 * @param suggestions the thresholds and the busiest windows
 * @param busiest the sections and clients of the busiest windows, in their order
 * @param options the options that set the suggested threshold, as on a command line
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
