package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts hits by status class, as ranges: single values cost a hundred times as much. */
final class StatusRanges {

    /** Five classes, and the codes below and above. */
    private static final int RANGES = 7;

    private StatusRanges() {}

    static Map<String, Object> aggregation() {
        List<Object> ranges = new ArrayList<>();
        ranges.add(object("key", "below", "to", 100));
        for (int hundred = 1; hundred <= 5; hundred++) {
            ranges.add(object("key", hundred + "xx", "from", 100 * hundred, "to", 100 * hundred + 100));
        }
        ranges.add(object("key", "above", "from", 600));
        return object("range", object("field", DocumentField.STATUS, "keyed", true, "ranges", ranges));
    }

    /** Hits with a 4xx, and with a 5xx status. */
    static Map<String, Object> ofErrors() {
        List<Object> ranges =
                List.of(object("key", "4xx", "from", 400, "to", 500), object("key", "5xx", "from", 500, "to", 600));
        return object("range", object("field", DocumentField.STATUS, "keyed", true, "ranges", ranges));
    }

    /** The query for both. */
    static Map<String, Object> errors() {
        return object("range", object(DocumentField.STATUS, object("gte", 400, "lt", 600)));
    }

    /**
     * Only the classes that occur.
     *
     * @param hits the number of all hits, those without a status included
     */
    static Map<StatusClass, Long> read(JsonNode ranges, long hits) throws TrafficUnavailableException {
        Map<StatusClass, Long> byClass = new EnumMap<>(StatusClass.class);
        long none = hits;
        JsonNode buckets = SearchAnswer.required(ranges, "buckets");
        if (buckets.size() != RANGES) {
            throw new TrafficUnavailableException("Elasticsearch's answer has no class of status codes");
        }
        for (Map.Entry<String, JsonNode> range : buckets.properties()) {
            long counted = SearchAnswer.count(range.getValue(), none);
            none -= counted;
            if (counted > 0) {
                byClass.merge(statusClass(range.getKey()), counted, Long::sum);
            }
        }
        if (none > 0) {
            byClass.put(StatusClass.NONE, none);
        }
        return byClass;
    }

    private static StatusClass statusClass(String key) {
        for (StatusClass statusClass : StatusClass.values()) {
            if (statusClass.label().equals(key)) {
                return statusClass;
            }
        }
        return StatusClass.OTHER;
    }
}
