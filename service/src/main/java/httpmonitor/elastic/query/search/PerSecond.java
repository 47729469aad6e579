package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/** Hits per second, as a histogram that leaves out empty seconds. */
final class PerSecond {

    private PerSecond() {}

    static Map<String, Object> aggregation() {
        return object(
                "date_histogram", object("field", DocumentField.TIMESTAMP, "fixed_interval", "1s", "min_doc_count", 1));
    }

    /** The series of a histogram whose buckets all lie in {@code range}. */
    static HitSeries read(JsonNode histogram, TimeRange range) throws TrafficUnavailableException {
        long[] hits = new long[Math.toIntExact(range.seconds())];
        long sum = 0;
        for (JsonNode bucket : SearchAnswer.buckets(histogram)) {
            int second = SearchAnswer.position(bucket, range, 1);
            hits[second] = SearchAnswer.count(bucket, SearchAnswer.MOST - sum);
            sum += hits[second];
        }
        return HitSeries.of(range.from(), hits);
    }
}
