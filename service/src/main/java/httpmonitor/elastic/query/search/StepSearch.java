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

/**
 * Counts the hits of each step of a range.
 *
 * @param index of the hits
 * @param counted which of them
 * @param step whole seconds
 */
public record StepSearch(String index, FilterQuery counted, TimeRange range, Duration step)
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
        return object(
                "size",
                0,
                "track_total_hits",
                false,
                "query",
                counted.and(FilterQuery.range(range)),
                "aggs",
                object("steps", object("date_histogram", histogram)));
    }

    @Override
    public HitSteps read(JsonNode response) throws TrafficUnavailableException {
        Long[] hits = new Long[Math.toIntExact(HitSteps.count(range, step))];
        Arrays.fill(hits, 0L);
        if (SearchAnswer.indices(response) > 0) {
            for (JsonNode bucket : SearchAnswer.buckets(SearchAnswer.aggregation(response, "steps"))) {
                hits[index(SearchAnswer.required(bucket, "key"))] = SearchAnswer.count(bucket);
            }
        }
        return new HitSteps(range, step, Arrays.asList(hits));
    }

    private int index(JsonNode key) throws TrafficUnavailableException {
        if (key.isIntegralNumber() && key.canConvertToLong()) {
            long second = Math.floorDiv(key.asLong(), 1000L) - range.from().getEpochSecond();
            if (second >= 0 && second < range.seconds() && second % step.toSeconds() == 0) {
                return Math.toIntExact(second / step.toSeconds());
            }
        }
        throw SearchAnswer.foreign("the step " + key + ", not one of " + range.from() + " to " + range.to());
    }
}
