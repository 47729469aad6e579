package httpmonitor.elastic.query.search;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.Completeness;
import httpmonitor.elastic.rest.Json;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Map;

/**
 * One search: the request, and the reading of its answer.
 *
 * @param <T> the type of the result
 */
public interface Search<T> {

    /** Up to this number of values of a list, all counts are exact, also over several shards. */
    int EXACT = 1_000;

    /** The same for clients. */
    int EXACT_CLIENTS = 3_000;

    /** The index or index pattern to ask. */
    String index();

    /** The request's body. */
    Map<String, Object> body();

    /**
     * A body that aggregates hits and returns none of them.
     *
     * @param total whether the answer says how many there are
     */
    static Map<String, Object> aggregating(boolean total, Object query, Map<String, Object> aggregations) {
        return Json.object("size", 0, "track_total_hits", total, "query", query, "aggs", aggregations);
    }

    /** A sort of hits, also where an index has none that has the field. */
    static Map<String, Object> sorted(String field, String order, String type) {
        return Json.object(field, Json.object("order", order, "unmapped_type", type));
    }

    /**
     * Reads the answer. A part that is missing makes the answer unavailable, never zero. Only where no index holds hits
     * yet does Elasticsearch answer without aggregations; then there are no hits.
     *
     * @param response the answer to this search, already known to be {@linkplain Completeness whole}
     */
    T read(JsonNode response) throws TrafficUnavailableException;
}
