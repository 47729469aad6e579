package httpmonitor.cli.run;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.suggest.AlertBudget;
import httpmonitor.alert.suggest.BusyWindow;
import httpmonitor.alert.suggest.ThresholdSearch;
import httpmonitor.alert.suggest.ThresholdSuggestions;
import httpmonitor.cli.options.RuleOptions;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Order;
import httpmonitor.view.report.SuggestReport;
import java.util.List;

/**
 * Suggests a threshold for a rule.
 *
 * @param range the seconds to judge
 * @param coverage the time for which hits are known
 * @param budget how often the rule may fire
 */
public record Suggesting(ElasticsearchTrafficSource source, TimeRange range, DataExtent coverage, AlertBudget budget) {

    /** The largest number of sections and of clients that are named for each of the busiest windows. */
    public static final int TOP = 3;

    /**
     * Searches the thresholds of the rule that stay within the budget.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    public SuggestReport of(AlertRule rule) throws TrafficUnavailableException {
        ThresholdSuggestions found =
                new ThresholdSearch(rule, source.counting(rule.counting())).over(range, coverage, budget);
        List<TimeRange> windows =
                found.busiest().stream().map(BusyWindow::range).toList();
        List<WindowContrast> busiest = source.contrasts(windows, rule.filter(), Order.NOW);
        return new SuggestReport(rule, range, budget, found, busiest, RuleOptions.text(rule, found.own()));
    }
}
