package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/** Hits per second, as a histogram that leaves out empty seconds. */
final class PerSecond {

    private PerSecond() {}

    static Map<String, Object> aggregation() {
        return object("date_histogram", object("field", Field.TIMESTAMP, "fixed_interval", "1s", "min_doc_count", 1));
    }

    /** The series of a histogram whose buckets all lie in {@code range}. */
    static HitSeries read(JsonNode histogram, TimeRange range) throws TrafficUnavailableException {
        long[] hits = new long[Math.toIntExact(range.seconds())];
        for (JsonNode bucket : Answer.required(histogram, "buckets")) {
            long second = Math.floorDiv(Answer.number(bucket, "key"), 1000L);
            hits[Math.toIntExact(second - range.from().getEpochSecond())] = Answer.count(bucket);
        }
        return HitSeries.of(range.from(), hits);
    }
}
