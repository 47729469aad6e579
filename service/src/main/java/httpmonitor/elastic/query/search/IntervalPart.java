package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The aggregations over an interval's hits, and the reading of their answers. The execution hints keep Elasticsearch
 * from numbering all values of the index after each refresh: an interval has few hits, and its cost must not grow with
 * the stored data.
 */
final class IntervalPart {

    private IntervalPart() {}

    static Map<String, Object> aggregations(ListsPart lists, TimeRange range) {
        Map<String, Object> aggregations = object(
                "bytes", sumOfBytes(),
                "clients", cardinality(DocumentField.CLIENT, 40_000),
                "distinct_sections", cardinality(DocumentField.SECTION, Search.EXACT),
                "status", StatusRanges.aggregation(),
                "no_section", object("missing", object("field", DocumentField.SECTION)),
                "latency", LatencyPart.aggregation());
        lists.addTo(aggregations, range);
        return aggregations;
    }

    static Map<String, Object> sumOfBytes() {
        return object("sum", object("field", DocumentField.BYTES));
    }

    private static Map<String, Object> cardinality(String field, int precision) {
        return object(
                "cardinality",
                object("field", field, "precision_threshold", precision, "execution_hint", "segment_ordinals"));
    }

    static IntervalTraffic empty(TimeRange range, ListsPart lists) {
        return new IntervalTraffic(
                range, 0, 0, 0, 0, Map.of(), Optional.empty(), lists.none().lists(), Set.of());
    }

    /**
     * Reads the answer.
     *
     * @param hits the number of hits in the aggregations
     */
    static IntervalTraffic read(JsonNode interval, long hits, TimeRange range, ListsPart lists)
            throws TrafficUnavailableException {
        long clients = SearchAnswer.number(SearchAnswer.required(interval, "clients"), "value");
        Optional<Latency> latency = LatencyPart.read(SearchAnswer.required(interval, "latency"), hits);
        ListsPart.Found found =
                lists.read(interval, range, hits, latency.map(Latency::maxNanos).orElse(0L));
        Set<HitList> estimates = EnumSet.noneOf(HitList.class);
        estimates.addAll(found.estimates());
        if (clients > Search.EXACT_CLIENTS) {
            estimates.add(HitList.CLIENTS);
        }
        if (SearchAnswer.number(SearchAnswer.required(interval, "distinct_sections"), "value") > Search.EXACT) {
            estimates.add(HitList.SECTIONS);
        }
        return new IntervalTraffic(
                range,
                hits,
                bytes(interval, hits),
                clients,
                SearchAnswer.count(SearchAnswer.required(interval, "no_section"), hits),
                StatusRanges.read(SearchAnswer.required(interval, "status"), hits),
                latency,
                found.lists(),
                estimates);
    }

    static long bytes(JsonNode bucket, long hits) throws TrafficUnavailableException {
        return SearchAnswer.sum(SearchAnswer.required(bucket, "bytes"), "value", hits);
    }
}
