package httpmonitor.elastic.query.search;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/**
 * Counts the hits of a range, with all figures and lists of an interval.
 *
 * @param index of the hits
 * @param counted which of them
 */
public record BreakdownSearch(String index, FilterQuery counted, TimeRange range, ListsPart lists)
        implements Search<IntervalTraffic> {

    @Override
    public Map<String, Object> body() {
        return Search.aggregating(true, counted.and(FilterQuery.range(range)), IntervalPart.aggregations(lists, range));
    }

    @Override
    public IntervalTraffic read(JsonNode response) throws TrafficUnavailableException {
        if (SearchAnswer.indices(response) == 0) {
            return IntervalPart.empty(range, lists);
        }
        JsonNode all = SearchAnswer.required(response, "aggregations");
        return IntervalPart.read(all, SearchAnswer.total(response), range, lists);
    }
}
