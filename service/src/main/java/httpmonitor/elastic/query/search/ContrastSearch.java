package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Order;
import httpmonitor.traffic.WindowContrast.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts sections and clients of a window and of the one before it.
 *
 * @param index of the hits
 * @param filter which hits count
 * @param top the length of the lists
 * @param order which values come first
 */
public record ContrastSearch(String index, FilterQuery filter, int top, Order order, TimeRange window)
        implements Search<WindowContrast> {

    @Override
    public Map<String, Object> body() {
        TimeRange both = new TimeRange(before().from(), window.to());
        Map<String, Object> aggregations = parts();
        aggregations.put("sections", busiest(DocumentField.SECTION, EXACT));
        aggregations.put("clients", busiest(DocumentField.CLIENT, EXACT_CLIENTS));
        return Search.aggregating(false, filter.and(FilterQuery.range(both)), aggregations);
    }

    private TimeRange before() {
        return TimeRange.endingAt(window.from(), window.length());
    }

    private Map<String, Object> parts() {
        return object(
                "now", object("filter", FilterQuery.range(window)),
                "before", object("filter", FilterQuery.range(before())));
    }

    private Map<String, Object> busiest(String field, int exact) {
        Object byOrder = object(order.name().toLowerCase(Locale.ROOT), "desc");
        return object(
                "terms",
                object(
                        "field",
                        field,
                        "size",
                        top,
                        "shard_size",
                        Math.max(top, exact),
                        "order",
                        List.of(byOrder, object("_key", "asc"))),
                "aggs",
                parts());
    }

    @Override
    public WindowContrast read(JsonNode response) throws TrafficUnavailableException {
        if (SearchAnswer.indices(response) == 0) {
            return new WindowContrast(window, 0, 0, List.of(), List.of());
        }
        JsonNode all = SearchAnswer.required(response, "aggregations");
        return new WindowContrast(
                window, hits(all, "now"), hits(all, "before"), parts(all, "sections"), parts(all, "clients"));
    }

    private static List<Part> parts(JsonNode all, String name) throws TrafficUnavailableException {
        List<Part> parts = new ArrayList<>();
        for (JsonNode bucket : SearchAnswer.buckets(SearchAnswer.required(all, name))) {
            parts.add(new Part(SearchAnswer.key(bucket), hits(bucket, "now"), hits(bucket, "before")));
        }
        return parts;
    }

    private static long hits(JsonNode parent, String part) throws TrafficUnavailableException {
        return SearchAnswer.count(SearchAnswer.required(parent, part));
    }
}
