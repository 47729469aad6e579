package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Counts the hits of each step of a range.
 *
 * @param index of the hits
 * @param counted which of them
 * @param step whole seconds
 * @param latency whether to read how long the hits of each step took
 */
public record StepSearch(String index, FilterQuery counted, TimeRange range, Duration step, boolean latency)
        implements Search<HitSteps> {

    @Override
    public Map<String, Object> body() {
        Map<String, Object> histogram = object(
                "field",
                DocumentField.TIMESTAMP,
                "fixed_interval",
                step.toSeconds() + "s",
                "offset",
                "+" + Math.floorMod(range.from().getEpochSecond(), step.toSeconds()) + "s",
                "min_doc_count",
                1);
        Map<String, Object> steps = object("date_histogram", histogram);
        if (latency) {
            steps.put("aggs", object("latency", LatencyPart.p95(LatencyPart.BOTH)));
        }
        return Search.aggregating(false, counted.and(FilterQuery.range(range)), object("steps", steps));
    }

    @Override
    public HitSteps read(JsonNode response) throws TrafficUnavailableException {
        Long[] hits = new Long[Math.toIntExact(HitSteps.count(range, step))];
        Arrays.fill(hits, 0L);
        OptionalLong[] p95 = new OptionalLong[latency ? hits.length : 0];
        Arrays.fill(p95, OptionalLong.empty());
        if (SearchAnswer.indices(response) > 0) {
            for (JsonNode bucket : SearchAnswer.buckets(SearchAnswer.aggregation(response, "steps"))) {
                int index = SearchAnswer.position(bucket, range, step.toSeconds());
                hits[index] = SearchAnswer.count(bucket);
                if (latency) {
                    p95[index] = LatencyPart.readP95(
                            SearchAnswer.required(bucket, "latency"), hits[index], Long.MAX_VALUE, LatencyPart.BOTH);
                }
            }
        }
        return new HitSteps(range, step, Arrays.asList(hits), Arrays.asList(p95));
    }
}
