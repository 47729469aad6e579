package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/**
 * Counts the hits of each second.
 *
 * @param index of the hits
 */
record SeriesSearch(String index, TrafficFilter filter, TimeRange range) implements Search<HitSeries> {

    @Override
    public Map<String, Object> body() {
        return object(
                "size",
                0,
                "track_total_hits",
                false,
                "query",
                new FilterQuery(filter).and(FilterQuery.range(range)),
                "aggs",
                object("seconds", PerSecond.aggregation()));
    }

    @Override
    public HitSeries read(JsonNode response) throws TrafficUnavailableException {
        return Answer.indices(response) == 0
                ? HitSeries.empty(range)
                : PerSecond.read(Answer.aggregation(response, "seconds"), range);
    }
}
