package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.ListsPart.Found;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/**
 * Counts the lists that not every tick has. It is a search of its own, because Elasticsearch runs the searches of a
 * request at the same time, but the aggregations of a search one after the other.
 *
 * @param index of the hits
 * @param counted which of them
 * @param range the interval
 * @param lists at least one
 */
public record ListsSearch(String index, FilterQuery counted, TimeRange range, ListsPart lists)
        implements Search<Found> {

    @Override
    public Map<String, Object> body() {
        Map<String, Object> aggregations = object("longest", LatencyPart.longest());
        lists.addTo(aggregations, range);
        return Search.aggregating(true, counted.and(FilterQuery.range(range)), aggregations);
    }

    @Override
    public Found read(JsonNode response) throws TrafficUnavailableException {
        if (SearchAnswer.indices(response) == 0) {
            return lists.none();
        }
        JsonNode all = SearchAnswer.required(response, "aggregations");
        long hits = SearchAnswer.total(response);
        long longest = LatencyPart.readLongest(SearchAnswer.required(all, "longest"), hits);
        return lists.read(all, range, hits, longest);
    }
}
